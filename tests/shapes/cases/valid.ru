# All that the model allows and the seed's own graph lacks: with it, every shape has something to
# judge, and finds nothing wrong.
INSERT DATA {
    article: schema:dateModified "2024-05-20T08:30:00Z"^^xsd:dateTime ;
        schema:author person:jane-roe ;
        schema:copyrightHolder organization:irna ;
        schema:copyrightNotice "Reuse with credit" ;
        schema:license <https://creativecommons.org/licenses/by/4.0/> ;
        schema:url <https://news.example.org/2024/05/19/1> ;
        schema:about <https://news.example.org/topic/dams> ;
        schema:mentions group:reporters, source:33-46, organization:ministry-of-energy .
    person:jane-roe a schema:Person ;
        schema:name "Jane Roe" .

    statement:183-395 nkg:addressee group:reporters ;
        schema:about <https://news.example.org/topic/palestine> ;
        schema:mentions country:ir, country:az .
    statement:61-179 nkg:speaker source:33-46 ;
        nkg:statedOn "2024-05"^^xsd:gYearMonth .
    statement:934-1033 nkg:statedOn "2023"^^xsd:gYear .
    source:33-46 a nkg:UnnamedSource ;
        schema:name "two officials"@en ;
        schema:jobTitle "official"@en ;
        schema:memberOf organization:ministry-of-energy ;
        nkg:country country:ir .
    group:reporters a nkg:Group ;
        schema:name "reporters"@en .

    organization:ministry-of-energy a schema:GovernmentOrganization, schema:Organization ;
        schema:name "Ministry of Energy" ;
        schema:alternateName "the ministry"@en ;
        schema:memberOf organization:irna ;
        nkg:country country:ir .
    person:ebrahim-raisi schema:memberOf organization:ministry-of-energy ;
        owl:sameAs wd:Q1 .

    meeting: schema:alternateName "talks at the dam"@en ;
        owl:sameAs wd:Q2 ;
        schema:about <https://news.example.org/topic/dams> ;
        nkg:outcome span:480\,606 ;
        nkg:sameMeetingAs <https://example.org/newskg/meeting/2024-05-19/ilham-aliyev--mr-raisi> .
    part:ebrahim-raisi nkg:capacity nkg:Guest .
    part:ilham-aliyev nkg:capacity nkg:Host .

    summit: a nkg:Meeting, nkg:MultilateralMeeting, schema:Event ;
        schema:name "Iran, Azerbaijan and Türkiye, June 2024"@en ;
        nkg:party country:ir, country:az, country:tr ;
        nkg:format nkg:VideoCall ;
        nkg:status nkg:Planned ;
        schema:startDate "2024-06"^^xsd:gYearMonth ;
        nkg:earliest "2024-06-01"^^xsd:date ;
        nkg:latest "2024-06-30"^^xsd:date ;
        schema:location country:tr ;
        nkg:realizedBy <https://example.org/newskg/meeting/2024-06-12/ebrahim-raisi--ilham-aliyev--recep-tayyip-erdogan--video-call> ;
        nkg:reportedIn article: ;
        nkg:evidence span:1198\,1377 ;
        nkg:confidence "0.50"^^xsd:decimal .
    country:tr a schema:Country ;
        schema:name "Türkiye" ;
        owl:sameAs wd:Q43 ;
        nkg:iso3166Alpha2 "TR" .
    country:suhh a schema:Country ;
        schema:name "Soviet Union" ;
        owl:sameAs wd:Q15180 ;
        nkg:iso3166Alpha2 "SU" ;
        nkg:iso3166Alpha4 "SUHH" .

    article: prov:wasInfluencedBy decision: .
    decision: a nkg:Decision, prov:Entity ;
        rdf:subject person:ebrahim-raisi ;
        rdf:predicate owl:sameAs ;
        rdf:object wd:Q1 ;
        nkg:inArticle article: ;
        nkg:forCountry country:ir ;
        nkg:forOffice "President" ;
        schema:validFrom "2024-01-01"^^xsd:date ;
        schema:validThrough "2024-12-31"^^xsd:date ;
        nkg:decisionStatus nkg:Applied ;
        nkg:basis "spelling", "same-country" ;
        nkg:score 97.5 ;
        prov:wasDerivedFrom <https://example.org/reconcile> ;
        schema:description "The names are spelt alike."@en ;
        prov:wasAttributedTo software: .

    extraction: prov:endedAtTime "2024-05-20T08:30:00+03:30"^^xsd:dateTime .
}
