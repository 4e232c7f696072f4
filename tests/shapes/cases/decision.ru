#: decision Closed
INSERT DATA { decision: schema:author person:jane-roe }
#: decision-subject MaxCount
INSERT DATA { decision: rdf:subject person:jane-roe }
#: decision-subject NodeKind
DELETE { decision: rdf:subject ?o } INSERT { decision: rdf:subject "Raisi" } WHERE { decision: rdf:subject ?o }
#: decision-predicate MaxCount
INSERT DATA { decision: rdf:predicate nkg:speaker }
#: decision-predicate In
DELETE { decision: rdf:predicate ?o } INSERT { decision: rdf:predicate nkg:cue } WHERE { decision: rdf:predicate ?o }
#: decision-object MaxCount
INSERT DATA { decision: rdf:object person:jane-roe }
#: decision-object NodeKind
DELETE { decision: rdf:object ?o } INSERT { decision: rdf:object "Raisi" } WHERE { decision: rdf:object ?o }
#: decision-description MaxCount
INSERT DATA { decision: schema:description "Another reason."@en }
#: decision-description MinLength
DELETE { decision: schema:description ?o } INSERT { decision: schema:description ""@en } WHERE { decision: schema:description ?o }
#: decision-in-article NodeKind
INSERT DATA { decision: nkg:inArticle "https://example.org/newskg/article/1" }
#: decision-in-article Pattern
INSERT DATA { decision: nkg:inArticle person:jane-roe }
#: decision-country MaxCount
INSERT DATA { decision: nkg:forCountry country:az }
#: decision-country NodeKind
DELETE { decision: nkg:forCountry ?o } INSERT { decision: nkg:forCountry "/country/ir" } WHERE { decision: nkg:forCountry ?o }
#: decision-country Pattern
DELETE { decision: nkg:forCountry ?o } INSERT { decision: nkg:forCountry person:jane-roe } WHERE { decision: nkg:forCountry ?o }
#: decision-office MaxCount
INSERT DATA { decision: nkg:forOffice "minister" }
#: decision-office MinLength
DELETE { decision: nkg:forOffice ?o } INSERT { decision: nkg:forOffice "" } WHERE { decision: nkg:forOffice ?o }
#: decision-from MaxCount
INSERT DATA { decision: schema:validFrom "2024-02-01"^^xsd:date }
#: decision-from Datatype
DELETE { decision: schema:validFrom ?o } INSERT { decision: schema:validFrom "2024" } WHERE { decision: schema:validFrom ?o }
#: decision-to MaxCount
INSERT DATA { decision: schema:validThrough "2024-11-30"^^xsd:date }
#: decision-to Datatype
DELETE { decision: schema:validThrough ?o } INSERT { decision: schema:validThrough "2024-12-32"^^xsd:date } WHERE { decision: schema:validThrough ?o }
#: decision-status MaxCount
INSERT DATA { decision: nkg:decisionStatus nkg:Candidate }
#: decision-status In
DELETE { decision: nkg:decisionStatus ?o } INSERT { decision: nkg:decisionStatus nkg:Held } WHERE { decision: nkg:decisionStatus ?o }
#: decision-basis Datatype
INSERT DATA { decision: nkg:basis "spelling"@en }
#: decision-basis Pattern
INSERT DATA { decision: nkg:basis "One country." }
#: decision-author MaxCount
INSERT DATA { decision: prov:wasAttributedTo person:jane-roe }
#: decision-author NodeKind
DELETE { decision: prov:wasAttributedTo ?o } INSERT { decision: prov:wasAttributedTo "kg resolve" } WHERE { decision: prov:wasAttributedTo ?o }
#: decision-score MaxCount
INSERT DATA { decision: nkg:score 7.5 }
#: decision-score Datatype
DELETE { decision: nkg:score ?o } INSERT { decision: nkg:score "high" } WHERE { decision: nkg:score ?o }
#: decision-origin MaxCount
INSERT DATA { decision: prov:wasDerivedFrom person:jane-roe }
#: decision-origin NodeKind
DELETE { decision: prov:wasDerivedFrom ?o } INSERT { decision: prov:wasDerivedFrom "a service" } WHERE { decision: prov:wasDerivedFrom ?o }
