#: no-blank-node NodeKind
INSERT DATA { _:somebody a schema:Person ; schema:name "Jane Doe" }
#: schema-class-by-https Not
INSERT DATA { person:ebrahim-raisi a old:Person }
#: schema-property-by-https MaxCount
#: also unnamed-source Closed
INSERT DATA { source:33-46 old:name "two officials"@en }
