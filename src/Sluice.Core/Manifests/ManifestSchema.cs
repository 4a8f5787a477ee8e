using Sluice.Core.Model;

namespace Sluice.Core.Manifests;

/// <summary>The published JSON Schema (draft 7, which editors know best) of transfer manifests, YAML or JSON, for editors.</summary>
public static class ManifestSchema
{
    /// <summary>The schema as JSON, ending with a line feed.</summary>
    public static string Text =>
        Template
            .Replace(
                "@facts",
                string.Join(",\n    ", BuiltinFacts.ByName.Select(static d => Property(d, d.SchemaDescription))),
                StringComparison.Ordinal
            )
            .Replace(
                "@nearer",
                string.Join(",\n        ", BuiltinFacts.PerField.Select(static d => Property(d, description: null))),
                StringComparison.Ordinal
            );

    private static string Property(FactDefinition fact, string? description) =>
        $"\"{fact.Key}\": {{{TypeOf(fact)}{(description is null ? "" : $", \"description\": \"{description}\"")}}}";

    private static string TypeOf(FactDefinition fact) =>
        fact.Type.Kind switch
        {
            ValueKind.Boolean => "\"type\": \"boolean\"",
            ValueKind.Integer when fact.IsCount => "\"$ref\": \"#/definitions/count\"",
            ValueKind.Integer => "\"type\": \"integer\"",
            ValueKind.Decimal => "\"type\": \"number\"",
            ValueKind.Date => "\"$ref\": \"#/definitions/date\"",
            ValueKind.Duration => "\"$ref\": \"#/definitions/duration\"",
            ValueKind.Country => "\"type\": \"string\", \"pattern\": \"^[A-Z]{2}$\"",
            ValueKind.Text => "\"type\": \"string\"",
            ValueKind.Choice => OneOf(fact.Type.Choices),
            ValueKind.Frequency => OneOf(Frequencies.Names),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };

    private static string OneOf(IEnumerable<string> names) => $"\"enum\": [{string.Join(", ", names.Select(static n => $"\"{n}\""))}]";

    private const string Template = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Sluice transfer manifest",
          "description": "What somebody wants to send: which data, to whom, for what, under what agreement and consent. One document of YAML or JSON, or one JSON line.",
          "type": "object",
          "required": ["transfer", "to", "purpose", "datasets"],
          "additionalProperties": false,
          "properties": {
            "transfer": {"$ref": "#/definitions/text", "description": "The name of the transfer; verdicts are told apart by it."},
            "title": {"type": "string", "description": "What it is, for people."},
            "to": {"$ref": "#/definitions/name", "description": "The partner that receives the data."},
            "onward": {
              "description": "Every further recipient: each counts as a recipient.",
              "anyOf": [{"$ref": "#/definitions/onward"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/onward"}}]
            },
            "purpose": {"$ref": "#/definitions/names", "description": "What the data is for."},
            "from": {"$ref": "#/definitions/date", "description": "First day of a standing transfer."},
            "until": {"$ref": "#/definitions/date", "description": "First day on which a standing transfer no longer takes place."},
            "through": {"$ref": "#/definitions/date", "description": "Last day of a standing transfer."},
            "on": {"$ref": "#/definitions/date", "description": "The day of a single transfer."},
            "agreement": {"$ref": "#/definitions/names", "description": "The agreements it rests on."},
            "evidence": {
              "description": "What can be shown for the agreement: a list; or a map from agreement to list when several are named.",
              "anyOf": [{"$ref": "#/definitions/evidence"}, {"type": "object", "additionalProperties": {"$ref": "#/definitions/evidence"}}]
            },
            "population": {"$ref": "#/definitions/name", "description": "Who is in the file."},
            @facts,
            "attributes": {"$ref": "#/definitions/attributes"},
            "consent": {
              "type": "object",
              "description": "For whom each consent holds; what is left out is not known.",
              "additionalProperties": {"$ref": "#/definitions/consent"}
            },
            "zone": {"$ref": "#/definitions/text", "description": "The sender's time zone, as Asia/Seoul: in which day a moment of the ledger lies. UTC when left out."},
            "datasets": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/dataset"}},
            "ledger": {
              "type": "object",
              "additionalProperties": false,
              "description": "Consent records of single people.",
              "properties": {
                "source": {
                  "$ref": "#/definitions/text",
                  "description": "The file of records: subject, consent, granted_at, withdrawn_at, expires_at, notice."
                },
                "complete": {"type": "boolean", "description": "Whether a person without a record has not objected."},
                "keys": {"enum": ["exact"], "description": "`exact`: keys are compared letter by letter, and no near key is an error."}
              }
            }
          },
          "allOf": [{"not": {"required": ["on", "from"]}}, {"not": {"required": ["until", "through"]}}],
          "dependencies": {"until": ["from"], "through": ["from"]},
          "definitions": {
            "text": {"type": ["string", "number", "boolean"]},
            "name": {"type": "string", "pattern": "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$"},
            "names": {"anyOf": [{"$ref": "#/definitions/name"}, {"type": "array", "items": {"$ref": "#/definitions/name"}, "minItems": 1}]},
            "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day: year-month-day."},
            "count": {
              "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+(_[0-9]+)*$"}],
              "description": "A whole number; `_` may group digits."
            },
            "duration": {
              "type": "string",
              "pattern": "^[0-9][0-9_.]* +(hours?|days?|weeks?|months?|years?)$",
              "description": "For example `90 days`."
            },
            "attributes": {
              "type": "object",
              "description": "Further facts that the policy declares.",
              "additionalProperties": {"type": ["string", "number", "boolean"]}
            },
            "evidence": {"anyOf": [{"$ref": "#/definitions/text"}, {"type": "array", "items": {"$ref": "#/definitions/text"}}]},
            "onward": {
              "anyOf": [
                {"$ref": "#/definitions/name"},
                {
                  "type": "object",
                  "required": ["to"],
                  "additionalProperties": false,
                  "properties": {
                    "to": {"$ref": "#/definitions/name"},
                    "purpose": {"$ref": "#/definitions/names"},
                    "fields": {
                      "description": "Only these fields go there: FIELD or DATASET.FIELD.",
                      "anyOf": [{"$ref": "#/definitions/text"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/text"}}]
                    }
                  }
                }
              ]
            },
            "holders": {"enum": ["all", "none", "ledger"]},
            "consent": {
              "anyOf": [
                {"$ref": "#/definitions/holders"},
                {
                  "type": "object",
                  "required": ["holds"],
                  "additionalProperties": false,
                  "properties": {
                    "holds": {"$ref": "#/definitions/holders"},
                    "from": {"$ref": "#/definitions/date"},
                    "until": {"$ref": "#/definitions/date"},
                    "through": {"$ref": "#/definitions/date"}
                  }
                }
              ]
            },
            "technique": {
              "anyOf": [
                {"$ref": "#/definitions/name"},
                {
                  "type": "object",
                  "minProperties": 1,
                  "additionalProperties": {"type": ["object", "null"], "additionalProperties": {"type": ["string", "number", "boolean"]}}
                }
              ]
            },
            "dataset": {
              "type": "object",
              "required": ["fields"],
              "additionalProperties": false,
              "properties": {
                "source": {"$ref": "#/definitions/text", "description": "The rows: Parquet, CSV, TSV, JSON lines or a JSON array, the texts also as .gz or .zst; a file, a folder or a pattern. A folder country=KR below it is a column."},
                "key": {"$ref": "#/definitions/text", "description": "The column that says which person a row is about."},
                "subject": {
                  "type": "object",
                  "description": "Subject attribute to column.",
                  "additionalProperties": {"$ref": "#/definitions/text"}
                },
                "withhold": {
                  "enum": ["row", "null", null],
                  "description": "What a person who is not permitted a column loses: the row, or that value."
                },
                "undeclared": {
                  "enum": ["error", "drop"],
                  "description": "What happens to columns of the source that stand in no field."
                },
                "population": {"$ref": "#/definitions/name"},
                @nearer,
                "attributes": {"$ref": "#/definitions/attributes"},
                "fields": {"type": "object", "minProperties": 1, "additionalProperties": {"$ref": "#/definitions/field"}}
              }
            },
            "field": {
              "type": "object",
              "required": ["category"],
              "additionalProperties": false,
              "properties": {
                "category": {"$ref": "#/definitions/names"},
                "technique": {
                  "description": "How it was treated; a technique with arguments is a map.",
                  "anyOf": [
                    {"$ref": "#/definitions/technique"},
                    {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/technique"}}
                  ]
                },
                "claims": {"$ref": "#/definitions/name", "description": "The form the sender says it has."},
                "population": {"$ref": "#/definitions/name"},
                @nearer,
                "attributes": {"$ref": "#/definitions/attributes"}
              }
            }
          }
        }

        """;
}
