#: file-name MaxCount
INSERT DATA { file: schema:name "other.txt" }
#: file-name Datatype
DELETE { file: schema:name ?o } INSERT { file: schema:name "seed"@en } WHERE { file: schema:name ?o }
#: file-name Pattern
DELETE { file: schema:name ?o } INSERT { file: schema:name "/home/me/seed.txt" } WHERE { file: schema:name ?o }
#: activity Closed
INSERT DATA { extraction: prov:startedAtTime "2024-05-20T08:00:00Z"^^xsd:dateTime }
#: activity-iri Pattern
DELETE { extraction: ?p ?o . article: prov:wasGeneratedBy extraction: } INSERT { <https://example.org/newskg/run-1> ?p ?o . article: prov:wasGeneratedBy <https://example.org/newskg/run-1> } WHERE { extraction: ?p ?o }
#: activity-used MinCount
DELETE WHERE { extraction: prov:used ?o }
#: activity-used NodeKind
INSERT DATA { extraction: prov:used "0.1.0" }
#: activity-agent MinCount
DELETE WHERE { extraction: prov:wasAssociatedWith ?o }
#: activity-agent Class
DELETE { extraction: prov:wasAssociatedWith ?o } INSERT { extraction: prov:wasAssociatedWith person:jane-roe } WHERE { extraction: prov:wasAssociatedWith ?o }
#: activity-agent-once MaxCount
INSERT DATA { extraction: prov:wasAssociatedWith <https://example.org/newskg/software/newskg-0.2.0> . <https://example.org/newskg/software/newskg-0.2.0> a prov:SoftwareAgent, schema:SoftwareApplication ; schema:name "newskg" ; schema:softwareVersion "0.2.0" }
#: activity-end Datatype
DELETE { extraction: prov:endedAtTime ?o } INSERT { extraction: prov:endedAtTime "2024-05-20T08:00:00Z" } WHERE { extraction: prov:endedAtTime ?o }
#: activity-end Pattern
DELETE { extraction: prov:endedAtTime ?o } INSERT { extraction: prov:endedAtTime "2024-05-20T08:00:00"^^xsd:dateTime } WHERE { extraction: prov:endedAtTime ?o }
#: activity-end-once MaxCount
INSERT DATA { extraction: prov:endedAtTime "2024-05-21T08:00:00Z"^^xsd:dateTime }
#: software Closed
INSERT DATA { software: schema:author person:jane-roe }
#: software-typed Class
DELETE WHERE { software: a schema:SoftwareApplication }
#: software-name MinCount
DELETE WHERE { software: schema:name ?o }
#: software-name MaxCount
INSERT DATA { software: schema:name "other" }
#: software-name Datatype
DELETE { software: schema:name ?o } INSERT { software: schema:name "newskg"@en } WHERE { software: schema:name ?o }
#: software-name MinLength
DELETE { software: schema:name ?o } INSERT { software: schema:name "" } WHERE { software: schema:name ?o }
#: software-version MinCount
DELETE WHERE { software: schema:softwareVersion ?o }
#: software-version MaxCount
INSERT DATA { software: schema:softwareVersion "0.2.0" }
#: software-version Datatype
DELETE { software: schema:softwareVersion ?o } INSERT { software: schema:softwareVersion "0.1.0"@en } WHERE { software: schema:softwareVersion ?o }
#: software-version Pattern
DELETE { software: schema:softwareVersion ?o } INSERT { software: schema:softwareVersion "latest" } WHERE { software: schema:softwareVersion ?o }
