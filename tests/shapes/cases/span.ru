#: span Closed
INSERT DATA { span:404\,408 schema:name "said" }
#: span-iri Pattern
DELETE { span:404\,408 ?p ?o . ?s nkg:cue span:404\,408 } INSERT { <https://example.org/newskg/span/1> ?p ?o . ?s nkg:cue <https://example.org/newskg/span/1> } WHERE { span:404\,408 ?p ?o . ?s nkg:cue span:404\,408 }
#: span-position Class
DELETE WHERE { span:404\,408 a oa:TextPositionSelector }
#: span-article MinCount
DELETE WHERE { span:404\,408 nkg:spanOf ?o }
#: span-article MaxCount
#: also span-article Class
#: also statement-own-text Equals
INSERT DATA { span:404\,408 nkg:spanOf <https://example.org/newskg/article/2024-05-19/other-00000000> }
#: span-article Class
#: also statement-own-text Equals
DELETE { span:404\,408 nkg:spanOf ?o } INSERT { span:404\,408 nkg:spanOf place:baku } WHERE { span:404\,408 nkg:spanOf ?o }
#: span-start MinCount
DELETE WHERE { span:404\,408 oa:start ?o }
#: span-start MaxCount
INSERT DATA { span:404\,408 oa:start 405 }
#: span-start Datatype
DELETE { span:404\,408 oa:start ?o } INSERT { span:404\,408 oa:start 404.0 } WHERE { span:404\,408 oa:start ?o }
#: span-start MinInclusive
DELETE { span:404\,408 oa:start ?o } INSERT { span:404\,408 oa:start -1 } WHERE { span:404\,408 oa:start ?o }
#: span-start LessThan
DELETE { span:404\,408 oa:start ?o } INSERT { span:404\,408 oa:start 408 } WHERE { span:404\,408 oa:start ?o }
#: span-end MinCount
DELETE WHERE { span:404\,408 oa:end ?o }
#: span-end MaxCount
INSERT DATA { span:404\,408 oa:end 409 }
#: span-end Datatype
DELETE { span:404\,408 oa:end ?o } INSERT { span:404\,408 oa:end "408"^^xsd:decimal } WHERE { span:404\,408 oa:end ?o }
#: span-end MinInclusive
#: also span-start LessThan
DELETE { span:404\,408 oa:end ?o } INSERT { span:404\,408 oa:end 0 } WHERE { span:404\,408 oa:end ?o }
#: span-exact MaxCount
INSERT DATA { span:183\,395 oa:exact "Another" }
#: span-exact Datatype
DELETE { span:183\,395 oa:exact ?o } INSERT { span:183\,395 oa:exact "With a language"@en } WHERE { span:183\,395 oa:exact ?o }
#: span-exact MinLength
DELETE { span:183\,395 oa:exact ?o } INSERT { span:183\,395 oa:exact "" } WHERE { span:183\,395 oa:exact ?o }
#: span-prefix MaxCount
INSERT DATA { span:183\,395 oa:prefix "Another" }
#: span-prefix Datatype
DELETE { span:183\,395 oa:prefix ?o } INSERT { span:183\,395 oa:prefix "before"@en } WHERE { span:183\,395 oa:prefix ?o }
#: span-suffix MaxCount
INSERT DATA { span:183\,395 oa:suffix "Another" }
#: span-suffix Datatype
DELETE { span:183\,395 oa:suffix ?o } INSERT { span:183\,395 oa:suffix 7 } WHERE { span:183\,395 oa:suffix ?o }
#: span-quoted-words MinCount
DELETE WHERE { span:183\,395 oa:exact ?o }
#: span-quote-typed Class
DELETE WHERE { span:183\,395 a oa:TextQuoteSelector }
