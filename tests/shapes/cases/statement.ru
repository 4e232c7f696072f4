#: statement Closed
INSERT DATA { statement:183-395 nkg:tone "sad"@en }
#: statement-iri Pattern
DELETE { statement:2022-2121 ?p ?o } INSERT { <https://example.org/newskg/statement/last> ?p ?o } WHERE { statement:2022-2121 ?p ?o }
#: statement-kind Xone
DELETE WHERE { statement:2022-2121 a nkg:IndirectStatement }
#: statement-kind Xone
INSERT DATA { statement:183-395 a nkg:MixedStatement }
#: statement-typed Class
DELETE WHERE { statement:2022-2121 a nkg:Statement }
#: statement-quotation Class
DELETE WHERE { statement:183-395 a schema:Quotation }
#: statement-no-quotation Not
INSERT DATA { statement:2022-2121 a schema:Quotation }
#: statement-text MaxCount
INSERT DATA { statement:183-395 schema:text "Another text"@en }
#: statement-text Datatype
DELETE { statement:183-395 schema:text ?o } INSERT { statement:183-395 schema:text "No language" } WHERE { statement:183-395 schema:text ?o }
#: statement-text MinLength
DELETE { statement:183-395 schema:text ?o } INSERT { statement:183-395 schema:text ""@en } WHERE { statement:183-395 schema:text ?o }
#: statement-article MinCount
#: also statement-own-text Equals
DELETE WHERE { statement:183-395 schema:isPartOf ?o }
#: statement-article MaxCount
#: also statement-article Class
#: also statement-own-text Equals
INSERT DATA { statement:183-395 schema:isPartOf <https://example.org/newskg/article/2024-05-19/other-00000000> }
#: statement-article Class
#: also statement-own-text Equals
DELETE { statement:183-395 schema:isPartOf ?o } INSERT { statement:183-395 schema:isPartOf place:baku } WHERE { statement:183-395 schema:isPartOf ?o }
#: statement-speaker Node
#: also statement-speaker-kind Node
INSERT DATA { statement:2022-2121 nkg:speaker person:nobody }
#: statement-speaker Node
#: also statement-speaker-kind Node
INSERT DATA { statement:2022-2121 nkg:speaker "Raisi" }
#: statement-speaker-kind Node
INSERT DATA { statement:2022-2121 nkg:speaker place:tehran }
#: statement-speaker-role MaxCount
INSERT DATA { statement:632-752 nkg:speakerRole "Head of state"@en }
#: statement-speaker-role Datatype
INSERT DATA { statement:183-395 nkg:speakerRole "President" }
#: statement-speaker-role MinLength
INSERT DATA { statement:183-395 nkg:speakerRole ""@en }
#: statement-character Node
INSERT DATA { statement:183-395 schema:spokenByCharacter country:ir }
#: statement-character Node
INSERT DATA { statement:183-395 schema:spokenByCharacter group:reporters }
#: statement-character Node
INSERT DATA { statement:183-395 schema:spokenByCharacter source:33-46 }
#: statement-indirect-character MaxCount
INSERT DATA { statement:2022-2121 schema:spokenByCharacter person:ebrahim-raisi }
#: statement-content MinCount
#: also statement-own-text Equals
DELETE WHERE { statement:876-1171 nkg:content ?o }
#: statement-content Class
INSERT DATA { statement:183-395 nkg:content span:1\,2 }
#: statement-source Class
INSERT DATA { statement:183-395 nkg:source person:ebrahim-raisi }
#: statement-cue Class
INSERT DATA { statement:183-395 nkg:cue "said" }
#: statement-speech-act MinCount
DELETE WHERE { statement:183-395 nkg:speechAct ?o }
#: statement-speech-act MaxCount
INSERT DATA { statement:183-395 nkg:speechAct act:express }
#: statement-speech-act In
DELETE { statement:183-395 nkg:speechAct ?o } INSERT { statement:183-395 nkg:speechAct act:whisper } WHERE { statement:183-395 nkg:speechAct ?o }
#: statement-date MaxCount
INSERT DATA { statement:183-395 nkg:statedOn "2024"^^xsd:gYear }
#: statement-date Node
DELETE { statement:183-395 nkg:statedOn ?o } INSERT { statement:183-395 nkg:statedOn "2024-05-19T10:00:00"^^xsd:dateTime } WHERE { statement:183-395 nkg:statedOn ?o }
#: statement-date Node
DELETE { statement:183-395 nkg:statedOn ?o } INSERT { statement:183-395 nkg:statedOn "2024-13"^^xsd:gYearMonth } WHERE { statement:183-395 nkg:statedOn ?o }
#: statement-meeting MaxCount
INSERT DATA { statement:183-395 nkg:statedDuring summit: }
#: statement-meeting Class
DELETE { statement:183-395 nkg:statedDuring ?o } INSERT { statement:183-395 nkg:statedDuring event:a-ceremony-to-inaugurate-the-joint-qiz-qalasi-dam } WHERE { statement:183-395 nkg:statedDuring ?o }
#: statement-within MaxCount
INSERT DATA { statement:934-1033 nkg:within statement:773-872 }
#: statement-within Class
INSERT DATA { statement:183-395 nkg:within article: }
#: statement-not-within-itself Disjoint
INSERT DATA { statement:183-395 nkg:within statement:183-395 }
#: statement-addressee Node
INSERT DATA { statement:183-395 nkg:addressee article: }
#: statement-about NodeKind
INSERT DATA { statement:183-395 schema:about "peace"@en }
#: statement-mentions Node
INSERT DATA { statement:183-395 schema:mentions place:nowhere }
#: statement-confidence MinCount
DELETE WHERE { statement:183-395 nkg:confidence ?o }
#: statement-confidence MaxCount
INSERT DATA { statement:183-395 nkg:confidence 0.25 }
#: statement-confidence Datatype
DELETE { statement:183-395 nkg:confidence ?o } INSERT { statement:183-395 nkg:confidence "0.93"^^xsd:double } WHERE { statement:183-395 nkg:confidence ?o }
#: statement-confidence Pattern
DELETE { statement:183-395 nkg:confidence ?o } INSERT { statement:183-395 nkg:confidence 1.01 } WHERE { statement:183-395 nkg:confidence ?o }
#: statement-confidence Pattern
DELETE { statement:183-395 nkg:confidence ?o } INSERT { statement:183-395 nkg:confidence 0.875 } WHERE { statement:183-395 nkg:confidence ?o }
#: statement-confidence Pattern
DELETE { statement:183-395 nkg:confidence ?o } INSERT { statement:183-395 nkg:confidence -0.10 } WHERE { statement:183-395 nkg:confidence ?o }
#: statement-own-text Equals
#: also span-article Class
#: also span-article MaxCount
INSERT DATA { span:33\,46 nkg:spanOf <https://example.org/newskg/article/2024-05-19/other-00000000> }
