#: article Closed
INSERT DATA { article: nkg:speaker person:ebrahim-raisi }
#: article-iri Pattern
#: also meeting-reported-in Class
#: also span-article Class
#: also statement-article Class
DELETE { article: ?p ?o } INSERT { <https://example.org/newskg/article/raisi> ?p ?o } WHERE { article: ?p ?o }
#: article-headline MinCount
DELETE WHERE { article: schema:headline ?o }
#: article-headline MaxCount
INSERT DATA { article: schema:headline "Another one"@en }
#: article-headline Datatype
DELETE { article: schema:headline ?o } INSERT { article: schema:headline "No language" } WHERE { article: schema:headline ?o }
#: article-headline MinLength
DELETE { article: schema:headline ?o } INSERT { article: schema:headline ""@en } WHERE { article: schema:headline ?o }
#: article-date-published MinCount
DELETE WHERE { article: schema:datePublished ?o }
#: article-date-published MaxCount
INSERT DATA { article: schema:datePublished "2024-05-20"^^xsd:date }
#: article-date-published Node
DELETE { article: schema:datePublished ?o } INSERT { article: schema:datePublished "2024-02-30"^^xsd:date } WHERE { article: schema:datePublished ?o }
#: article-date-modified MaxCount
INSERT DATA { article: schema:dateModified "2024-05-21"^^xsd:date }
#: article-date-modified Node
DELETE { article: schema:dateModified ?o } INSERT { article: schema:dateModified "yesterday"@en } WHERE { article: schema:dateModified ?o }
#: article-language MinCount
DELETE WHERE { article: schema:inLanguage ?o }
#: article-language MaxCount
INSERT DATA { article: schema:inLanguage "fa" }
#: article-language Datatype
DELETE { article: schema:inLanguage ?o } INSERT { article: schema:inLanguage "en"@en } WHERE { article: schema:inLanguage ?o }
#: article-language Pattern
DELETE { article: schema:inLanguage ?o } INSERT { article: schema:inLanguage "plain English" } WHERE { article: schema:inLanguage ?o }
#: article-dateline MaxCount
INSERT DATA { article: schema:dateline "Baku" }
#: article-dateline Datatype
DELETE { article: schema:dateline ?o } INSERT { article: schema:dateline place:tehran } WHERE { article: schema:dateline ?o }
#: article-dateline MinLength
DELETE { article: schema:dateline ?o } INSERT { article: schema:dateline "" } WHERE { article: schema:dateline ?o }
#: article-location MaxCount
INSERT DATA { article: schema:locationCreated place:baku }
#: article-location Node
DELETE { article: schema:locationCreated ?o } INSERT { article: schema:locationCreated organization:irna } WHERE { article: schema:locationCreated ?o }
#: article-publisher MaxCount
INSERT DATA { article: schema:publisher organization:ministry-of-energy }
#: article-publisher Class
DELETE { article: schema:publisher ?o } INSERT { article: schema:publisher person:jane-roe } WHERE { article: schema:publisher ?o }
#: article-author Node
DELETE { article: schema:author ?o } INSERT { article: schema:author "Jane Roe" } WHERE { article: schema:author ?o }
#: article-copyright-holder MaxCount
INSERT DATA { article: schema:copyrightHolder person:jane-roe }
#: article-copyright-holder Node
DELETE { article: schema:copyrightHolder ?o } INSERT { article: schema:copyrightHolder country:ir } WHERE { article: schema:copyrightHolder ?o }
#: article-license MaxCount
INSERT DATA { article: schema:license <https://creativecommons.org/licenses/by/3.0/> }
#: article-license NodeKind
DELETE { article: schema:license ?o } INSERT { article: schema:license "CC BY 4.0" } WHERE { article: schema:license ?o }
#: article-copyright-notice MaxCount
INSERT DATA { article: schema:copyrightNotice "No reuse" }
#: article-copyright-notice Datatype
DELETE { article: schema:copyrightNotice ?o } INSERT { article: schema:copyrightNotice "Reuse with credit"@en } WHERE { article: schema:copyrightNotice ?o }
#: article-copyright-notice MinLength
DELETE { article: schema:copyrightNotice ?o } INSERT { article: schema:copyrightNotice "" } WHERE { article: schema:copyrightNotice ?o }
#: article-url MaxCount
INSERT DATA { article: schema:url <https://news.example.org/2> }
#: article-url NodeKind
DELETE { article: schema:url ?o } INSERT { article: schema:url "news.example.org/1" } WHERE { article: schema:url ?o }
#: article-section Datatype
INSERT DATA { article: schema:articleSection "Without a language" }
#: article-section MinLength
INSERT DATA { article: schema:articleSection ""@en }
#: article-word-count MinCount
DELETE WHERE { article: schema:wordCount ?o }
#: article-word-count MaxCount
INSERT DATA { article: schema:wordCount 329 }
#: article-word-count Datatype
DELETE { article: schema:wordCount ?o } INSERT { article: schema:wordCount 328.5 } WHERE { article: schema:wordCount ?o }
#: article-word-count MinInclusive
DELETE { article: schema:wordCount ?o } INSERT { article: schema:wordCount 0 } WHERE { article: schema:wordCount ?o }
#: article-digest MinCount
DELETE WHERE { article: nkg:contentDigest ?o }
#: article-digest MaxCount
INSERT DATA { article: nkg:contentDigest "0000000000000000000000000000000000000000000000000000000000000000" }
#: article-digest Datatype
DELETE { article: nkg:contentDigest ?o } INSERT { article: nkg:contentDigest ?typed } WHERE { article: nkg:contentDigest ?o BIND (STRDT(?o, xsd:hexBinary) AS ?typed) }
#: article-digest Pattern
DELETE { article: nkg:contentDigest ?o } INSERT { article: nkg:contentDigest "md5" } WHERE { article: nkg:contentDigest ?o }
#: article-body MaxCount
INSERT DATA { article: schema:articleBody "Another body."@en }
#: article-body Datatype
DELETE { article: schema:articleBody ?o } INSERT { article: schema:articleBody "No language." } WHERE { article: schema:articleBody ?o }
#: article-body MinLength
DELETE { article: schema:articleBody ?o } INSERT { article: schema:articleBody ""@en } WHERE { article: schema:articleBody ?o }
#: article-mentions Node
INSERT DATA { article: schema:mentions person:nobody }
#: article-about NodeKind
INSERT DATA { article: schema:about "dams"@en }
#: article-file MaxCount
INSERT DATA { article: prov:wasDerivedFrom <https://example.org/newskg/file/other.txt> . <https://example.org/newskg/file/other.txt> a prov:Entity }
#: article-file Class
DELETE WHERE { file: a prov:Entity }
#: article-activity MinCount
DELETE WHERE { article: prov:wasGeneratedBy ?o }
#: article-activity MaxCount
INSERT DATA { article: prov:wasGeneratedBy <https://example.org/newskg/extraction/other-1.0.0-0.1.0> . <https://example.org/newskg/extraction/other-1.0.0-0.1.0> a prov:Activity ; prov:used <https://w3id.org/newskg/ontology/0.1.0> ; prov:wasAssociatedWith software: }
#: article-activity Class
DELETE WHERE { extraction: a prov:Activity }
#: article-decision Class
DELETE WHERE { decision: a nkg:Decision }
