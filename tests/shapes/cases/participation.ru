#: participation Closed
INSERT DATA { part:ebrahim-raisi schema:jobTitle "President"@en }
#: participation-iri Pattern
DELETE { part:ebrahim-raisi ?p ?o . meeting: nkg:participation part:ebrahim-raisi } INSERT { <https://example.org/newskg/participation-1> ?p ?o . meeting: nkg:participation <https://example.org/newskg/participation-1> } WHERE { part:ebrahim-raisi ?p ?o }
#: participation-meeting MinCount
#: also meeting-attendees-take-part Equals
DELETE WHERE { meeting: nkg:participation part:ebrahim-raisi }
#: participation-meeting MaxCount
INSERT DATA { summit: nkg:participation part:ebrahim-raisi ; schema:attendee person:ebrahim-raisi }
#: participation-meeting Class
#: also participation-meeting MaxCount
INSERT DATA { event:a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam nkg:participation part:ebrahim-raisi }
#: participation-participant MinCount
#: also meeting-attendees-take-part Equals
DELETE WHERE { part:ebrahim-raisi nkg:participant ?o }
#: participation-participant Node
#: also meeting-attendees-take-part Equals
#: also participation-participant-once MaxCount
INSERT DATA { part:ebrahim-raisi nkg:participant country:ir }
#: participation-participant-once MaxCount
INSERT DATA { part:ebrahim-raisi nkg:participant person:ilham-aliyev }
#: participation-role Datatype
DELETE { part:ebrahim-raisi nkg:role ?o } INSERT { part:ebrahim-raisi nkg:role "President" } WHERE { part:ebrahim-raisi nkg:role ?o }
#: participation-role MinLength
DELETE { part:ebrahim-raisi nkg:role ?o } INSERT { part:ebrahim-raisi nkg:role ""@en } WHERE { part:ebrahim-raisi nkg:role ?o }
#: participation-role-once MaxCount
INSERT DATA { part:ebrahim-raisi nkg:role "Head of state"@en }
#: participation-represents Node
DELETE { part:ebrahim-raisi nkg:represents ?o } INSERT { part:ebrahim-raisi nkg:represents place:tehran } WHERE { part:ebrahim-raisi nkg:represents ?o }
#: participation-represents-once MaxCount
INSERT DATA { part:ebrahim-raisi nkg:represents country:tr }
#: participation-capacity In
DELETE { part:ebrahim-raisi nkg:capacity ?o } INSERT { part:ebrahim-raisi nkg:capacity nkg:Cook } WHERE { part:ebrahim-raisi nkg:capacity ?o }
#: participation-capacity-once MaxCount
INSERT DATA { part:ebrahim-raisi nkg:capacity nkg:Host }
