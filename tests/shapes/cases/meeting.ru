#: event Closed
INSERT DATA { meeting: schema:organizer person:ilham-aliyev }
#: meeting-iri Pattern
DELETE { summit: ?p ?o } INSERT { <https://example.org/newskg/meeting/summit> ?p ?o } WHERE { summit: ?p ?o }
#: meeting-typed Class
DELETE WHERE { summit: a nkg:Meeting }
#: meeting-event Class
DELETE WHERE { meeting: a schema:Event }
#: meeting-kind Xone
DELETE WHERE { meeting: a nkg:BilateralMeeting }
#: meeting-sides Or
#: also meeting-multilateral Or
DELETE WHERE { summit: nkg:party country:tr, country:az }
#: meeting-bilateral Or
INSERT DATA { meeting: nkg:party country:tr ; schema:attendee person:jane-roe ; nkg:participation part:jane-roe . part:jane-roe a nkg:Participation ; nkg:participant person:jane-roe }
#: meeting-multilateral Or
DELETE WHERE { summit: nkg:party country:tr }
#: meeting-attendee Node
#: also participation-participant Node
INSERT DATA { meeting: schema:attendee group:reporters ; nkg:participation part:reporters . part:reporters a nkg:Participation ; nkg:participant group:reporters }
#: meeting-participation Class
DELETE WHERE { part:ebrahim-raisi a nkg:Participation }
#: meeting-attendees-take-part Equals
INSERT DATA { meeting: schema:attendee person:jane-roe }
#: meeting-party Class
DELETE { meeting: nkg:party country:ir } INSERT { meeting: nkg:party person:ebrahim-raisi } WHERE {}
#: meeting-format MinCount
DELETE WHERE { meeting: nkg:format ?o }
#: meeting-format In
DELETE { meeting: nkg:format ?o } INSERT { meeting: nkg:format nkg:Telepathy } WHERE { meeting: nkg:format ?o }
#: meeting-format-once MaxCount
INSERT DATA { meeting: nkg:format nkg:PhoneCall }
#: meeting-status MinCount
DELETE WHERE { meeting: nkg:status ?o }
#: meeting-status In
DELETE { meeting: nkg:status ?o } INSERT { meeting: nkg:status "held"@en } WHERE { meeting: nkg:status ?o }
#: meeting-status-once MaxCount
INSERT DATA { meeting: nkg:status nkg:Planned }
#: meeting-start-date Node
DELETE { meeting: schema:startDate ?o } INSERT { meeting: schema:startDate "Sunday"@en } WHERE { meeting: schema:startDate ?o }
#: meeting-start-date-once MaxCount
INSERT DATA { meeting: schema:startDate "2024-05"^^xsd:gYearMonth }
#: meeting-earliest Datatype
#: also meeting-order LessThanOrEquals
DELETE { meeting: nkg:earliest ?o } INSERT { meeting: nkg:earliest "2024-05-19T00:00:00"^^xsd:dateTime } WHERE { meeting: nkg:earliest ?o }
#: meeting-earliest-once MaxCount
INSERT DATA { meeting: nkg:earliest "2024-05-18"^^xsd:date }
#: meeting-order LessThanOrEquals
DELETE { meeting: nkg:earliest ?o } INSERT { meeting: nkg:earliest "2024-05-20"^^xsd:date } WHERE { meeting: nkg:earliest ?o }
#: meeting-latest Datatype
#: also meeting-order LessThanOrEquals
DELETE { meeting: nkg:latest ?o } INSERT { meeting: nkg:latest "2024-05-32"^^xsd:date } WHERE { meeting: nkg:latest ?o }
#: meeting-latest-once MaxCount
INSERT DATA { meeting: nkg:latest "2024-05-20"^^xsd:date }
#: meeting-dates Xone
DELETE WHERE { meeting: nkg:earliest ?o }
#: meeting-dates Xone
DELETE WHERE { meeting: schema:startDate ?o }
#: meeting-location Node
DELETE { meeting: schema:location ?o } INSERT { meeting: schema:location organization:irna } WHERE { meeting: schema:location ?o }
#: meeting-location-once MaxCount
INSERT DATA { meeting: schema:location place:aras }
#: meeting-occasion Class
DELETE { meeting: nkg:occasion ?o } INSERT { meeting: nkg:occasion "the opening"@en } WHERE { meeting: nkg:occasion ?o }
#: meeting-occasion-once MaxCount
INSERT DATA { meeting: nkg:occasion summit: }
#: meeting-about NodeKind
INSERT DATA { meeting: schema:about "dams"@en }
#: meeting-outcome Class
INSERT DATA { meeting: nkg:outcome "an agreement"@en }
#: meeting-evidence MinCount
#: also meeting-own-text Equals
DELETE WHERE { summit: nkg:evidence ?o }
#: meeting-evidence Class
INSERT DATA { meeting: nkg:evidence article: }
#: meeting-reported-in MinCount
#: also meeting-own-text Equals
DELETE WHERE { meeting: nkg:reportedIn ?o }
#: meeting-reported-in Class
#: also meeting-own-text Equals
DELETE { summit: nkg:reportedIn ?o } INSERT { summit: nkg:reportedIn place:baku } WHERE { summit: nkg:reportedIn ?o }
#: meeting-reported-in-once MaxCount
#: also meeting-own-text Equals
#: also meeting-reported-in Class
INSERT DATA { meeting: nkg:reportedIn <https://example.org/newskg/article/2024-05-19/other-00000000> }
#: meeting-confidence MinCount
DELETE WHERE { meeting: nkg:confidence ?o }
#: meeting-confidence Datatype
DELETE { meeting: nkg:confidence ?o } INSERT { meeting: nkg:confidence "0.90"^^xsd:string } WHERE { meeting: nkg:confidence ?o }
#: meeting-confidence Pattern
DELETE { meeting: nkg:confidence ?o } INSERT { meeting: nkg:confidence 0.875 } WHERE { meeting: nkg:confidence ?o }
#: meeting-confidence-once MaxCount
INSERT DATA { meeting: nkg:confidence 0.80 }
#: meeting-same-as NodeKind
INSERT DATA { meeting: nkg:sameMeetingAs "/meeting/2024-05-19" }
#: meeting-same-as Pattern
INSERT DATA { meeting: nkg:sameMeetingAs place:baku }
#: meeting-realized-by NodeKind
INSERT DATA { summit: nkg:realizedBy "/meeting/2024-05-19" }
#: meeting-realized-by Pattern
INSERT DATA { summit: nkg:realizedBy place:baku }
#: meeting-not-itself Disjoint
INSERT DATA { meeting: nkg:sameMeetingAs meeting: }
#: meeting-not-itself Disjoint
INSERT DATA { summit: nkg:realizedBy summit: }
#: meeting-own-text Equals
#: also span-article MinCount
#: also span-end MinCount
#: also span-position Class
#: also span-start MinCount
DELETE { summit: nkg:evidence ?o } INSERT { summit: nkg:evidence <https://example.org/newskg/article/2024-05-19/other-00000000#char=1,2> . <https://example.org/newskg/article/2024-05-19/other-00000000#char=1,2> a nkg:Span } WHERE { summit: nkg:evidence ?o }
