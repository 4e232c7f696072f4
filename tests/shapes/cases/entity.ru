#: entity-name MinCount
DELETE WHERE { person:ebrahim-raisi schema:name ?o }
#: entity-name MinCount
DELETE WHERE { event:a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam schema:name ?o }
#: entity-name MinCount
DELETE WHERE { meeting: schema:name ?o }
#: entity-name Node
DELETE { organization:irna schema:name ?o } INSERT { organization:irna schema:name "" } WHERE { organization:irna schema:name ?o }
#: entity-name Node
DELETE { country:ir schema:name ?o } INSERT { country:ir schema:name wd:Q794 } WHERE { country:ir schema:name ?o }
#: entity-name Node
DELETE { place:baku schema:name ?o } INSERT { place:baku schema:name 7 } WHERE { place:baku schema:name ?o }
#: entity-one-name MaxCount
INSERT DATA { group:reporters schema:name "journalists"@en }
#: entity-alternate-name Node
INSERT DATA { person:ebrahim-raisi schema:alternateName ""@en }
#: entity-same-as NodeKind
INSERT DATA { person:ebrahim-raisi owl:sameAs "Q1" }
#: entity-country Class
INSERT DATA { organization:irna nkg:country place:tehran }
#: entity-member-of Class
INSERT DATA { person:ebrahim-raisi schema:memberOf country:ir }
#: entity-job-title Datatype
INSERT DATA { person:ebrahim-raisi schema:jobTitle "President" }
#: entity-job-title MinLength
INSERT DATA { person:ebrahim-raisi schema:jobTitle ""@en }
#: person Closed
INSERT DATA { person:ebrahim-raisi schema:birthDate "1960-12-14"^^xsd:date }
#: person-nationality Class
INSERT DATA { person:ebrahim-raisi schema:nationality "Iranian"@en }
#: organization Closed
INSERT DATA { organization:irna schema:nationality country:ir }
#: organization-typed Class
#: also article-copyright-holder Node
#: also article-mentions Node
#: also article-publisher Class
#: also entity-member-of Class
DELETE WHERE { organization:irna a schema:Organization }
#: organization-typed Class
#: also article-mentions Node
#: also entity-member-of Class
DELETE WHERE { organization:ministry-of-energy a schema:Organization }
#: place Closed
INSERT DATA { place:baku nkg:country country:az }
#: place-contained-in Node
INSERT DATA { place:baku schema:containedInPlace organization:irna }
#: event Closed
INSERT DATA { event:a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam schema:organizer organization:irna }
#: group Closed
INSERT DATA { group:reporters schema:nationality country:ir }
#: unnamed-source Closed
INSERT DATA { source:33-46 schema:nationality country:ir }
#: unnamed-source-place Pattern
DELETE { source:33-46 ?p ?o . ?s ?q source:33-46 } INSERT { person:two-officials ?p ?o . ?s ?q person:two-officials } WHERE { source:33-46 ?p ?o . ?s ?q source:33-46 }
#: unnamed-source-description Datatype
DELETE { source:33-46 schema:name ?o } INSERT { source:33-46 schema:name "two officials" } WHERE { source:33-46 schema:name ?o }
