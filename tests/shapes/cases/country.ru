#: country Closed
INSERT DATA { country:ir schema:containedInPlace place:tehran }
#: country-has-code MinCount
DELETE WHERE { country:tr nkg:iso3166Alpha2 ?o }
#: country-wikidata QualifiedMinCount
DELETE WHERE { country:tr owl:sameAs ?o }
#: country-wikidata QualifiedMinCount
DELETE { country:tr owl:sameAs ?o } INSERT { country:tr owl:sameAs <https://www.wikidata.org/wiki/Q43> } WHERE { country:tr owl:sameAs ?o }
#: country-alpha2 MaxCount
INSERT DATA { country:ir nkg:iso3166Alpha2 "IQ" }
#: country-alpha2 Datatype
DELETE { country:ir nkg:iso3166Alpha2 ?o } INSERT { country:ir nkg:iso3166Alpha2 "IR"@en } WHERE { country:ir nkg:iso3166Alpha2 ?o }
#: country-alpha2 Pattern
DELETE { country:ir nkg:iso3166Alpha2 ?o } INSERT { country:ir nkg:iso3166Alpha2 "ir" } WHERE { country:ir nkg:iso3166Alpha2 ?o }
#: country-alpha3 MaxCount
INSERT DATA { country:ir nkg:iso3166Alpha3 "IRQ" }
#: country-alpha3 Datatype
DELETE { country:ir nkg:iso3166Alpha3 ?o } INSERT { country:ir nkg:iso3166Alpha3 "IRN"@en } WHERE { country:ir nkg:iso3166Alpha3 ?o }
#: country-alpha3 Pattern
DELETE { country:ir nkg:iso3166Alpha3 ?o } INSERT { country:ir nkg:iso3166Alpha3 "IR" } WHERE { country:ir nkg:iso3166Alpha3 ?o }
#: country-alpha4 MaxCount
INSERT DATA { country:suhh nkg:iso3166Alpha4 "YUCS" }
#: country-alpha4 Datatype
DELETE { country:suhh nkg:iso3166Alpha4 ?o } INSERT { country:suhh nkg:iso3166Alpha4 "SUHH"@en } WHERE { country:suhh nkg:iso3166Alpha4 ?o }
#: country-alpha4 Pattern
DELETE { country:suhh nkg:iso3166Alpha4 ?o } INSERT { country:suhh nkg:iso3166Alpha4 "SU" } WHERE { country:suhh nkg:iso3166Alpha4 ?o }
#: country-cow MaxCount
INSERT DATA { country:ir nkg:cowCode "IRQ" }
#: country-cow Datatype
DELETE { country:ir nkg:cowCode ?o } INSERT { country:ir nkg:cowCode "IRN"@en } WHERE { country:ir nkg:cowCode ?o }
#: country-cow Pattern
DELETE { country:ir nkg:cowCode ?o } INSERT { country:ir nkg:cowCode "630" } WHERE { country:ir nkg:cowCode ?o }
#: country-cow-number MaxCount
INSERT DATA { country:ir nkg:cowNumber 645 }
#: country-cow-number Datatype
DELETE { country:ir nkg:cowNumber ?o } INSERT { country:ir nkg:cowNumber 630.0 } WHERE { country:ir nkg:cowNumber ?o }
#: country-cow-number MinInclusive
DELETE { country:ir nkg:cowNumber ?o } INSERT { country:ir nkg:cowNumber 0 } WHERE { country:ir nkg:cowNumber ?o }
#: country-cameo MaxCount
INSERT DATA { country:ir nkg:cameoCode "IRQ" }
#: country-cameo Datatype
DELETE { country:ir nkg:cameoCode ?o } INSERT { country:ir nkg:cameoCode "IRN"@en } WHERE { country:ir nkg:cameoCode ?o }
#: country-cameo Pattern
DELETE { country:ir nkg:cameoCode ?o } INSERT { country:ir nkg:cameoCode "IRNGOV" } WHERE { country:ir nkg:cameoCode ?o }
