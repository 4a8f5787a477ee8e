namespace Sluice.Cli.Rendering;

/// <summary>
/// The published JSON Schema (draft 7, which editors know best) of the JSON that <c>sluice check --format json</c> writes.
/// </summary>
public static class VerdictSchema
{
    /// <summary>The schema as JSON, ending with a line feed.</summary>
    public const string Text = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "Sluice verdicts",
          "description": "What `sluice check --format json` writes. More keys may come to stand beside these.",
          "type": "object",
          "required": ["verdicts"],
          "properties": {
            "verdicts": {"type": "array", "items": {"$ref": "#/definitions/transfer"}},
            "diagnostics": {"type": "array", "items": {"$ref": "#/definitions/diagnostic"}}
          },
          "definitions": {
            "verdict": {"enum": ["allow", "restrict", "undetermined", "deny"]},
            "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A day: year-month-day."},
            "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
            "transfer": {
              "type": "object",
              "required": ["transfer", "verdict", "policy", "sources", "manifest", "date", "timeline", "flows", "changes"],
              "properties": {
                "transfer": {"type": "string"},
                "title": {"type": ["string", "null"]},
                "verdict": {"$ref": "#/definitions/verdict", "description": "The worst of its flows."},
                "policy": {"$ref": "#/definitions/digest", "description": "Names what the policy set says: comments, titles, reasons, places and the order of files are not in it."},
                "sources": {"$ref": "#/definitions/digest", "description": "Names the texts of the policy set, to the letter."},
                "manifest": {"$ref": "#/definitions/digest"},
                "date": {
                  "anyOf": [{"$ref": "#/definitions/date"}, {"type": "null"}],
                  "description": "The day decided for; null for a standing transfer and where no day is known."
                },
                "timeline": {
                  "description": "Where the verdict, or the verdict or a ground of a flow, differs from the day before; null unless the transfer is standing.",
                  "anyOf": [{"type": "null"}, {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/stretch"}}]
                },
                "flows": {"type": "array", "items": {"$ref": "#/definitions/flow"}},
                "changes": {
                  "type": "array",
                  "maxItems": 5,
                  "items": {"$ref": "#/definitions/change"},
                  "description": "Small changes to the manifest that turn the verdict, smallest first, each of them evaluated."
                },
                "changes_cut_short": {
                  "const": true,
                  "description": "The search for changes stopped after so much work: there may be others. There only where it did."
                }
              }
            },
            "stretch": {
              "type": "object",
              "required": ["from", "until", "verdict"],
              "properties": {
                "from": {"$ref": "#/definitions/date"},
                "until": {
                  "anyOf": [{"$ref": "#/definitions/date"}, {"type": "null"}],
                  "description": "The first day that no longer belongs to it; null without end."
                },
                "verdict": {"$ref": "#/definitions/verdict"},
                "grounds": {"type": "array", "items": {"type": ["string", "null"]}}
              }
            },
            "days": {
              "type": "array",
              "description": "The days of a standing transfer on which it is so, in as few periods as possible. There only for standing transfers.",
              "minItems": 1,
              "items": {
                "type": "object",
                "required": ["from", "until"],
                "properties": {
                  "from": {"$ref": "#/definitions/date"},
                  "until": {
                    "anyOf": [{"$ref": "#/definitions/date"}, {"type": "null"}],
                    "description": "The first day that no longer belongs to it; null without end."
                  }
                }
              }
            },
            "flow": {
              "type": "object",
              "required": [
                "dataset",
                "field",
                "category",
                "recipient",
                "purpose",
                "verdict",
                "form",
                "role",
                "grounds",
                "unknown",
                "residual",
                "duties",
                "refuted_claim"
              ],
              "properties": {
                "dataset": {"type": "string"},
                "field": {"type": "string"},
                "category": {"type": "string"},
                "recipient": {"type": "string"},
                "purpose": {"type": "string"},
                "verdict": {"$ref": "#/definitions/verdict"},
                "form": {
                  "type": ["string", "null"],
                  "description": "The weakest form the data can have; null where the policy declares no forms."
                },
                "role": {"enum": ["controller", "joint_controller", "processor", "third_party"]},
                "grounds": {"type": "array", "items": {"$ref": "#/definitions/ground"}},
                "near_misses": {
                  "type": "array",
                  "description": "The allows of which the fewest clauses failed, by name.",
                  "maxItems": 20,
                  "items": {"$ref": "#/definitions/near_miss"}
                },
                "near_misses_left_out": {
                  "type": "integer",
                  "description": "How many further allows come as near; there only where some are left out.",
                  "minimum": 1
                },
                "permitted_by": {"type": "array", "items": {"type": "string"}},
                "unknown": {"type": "array", "items": {"$ref": "#/definitions/unknown"}},
                "residual": {"type": ["string", "null"], "description": "For whom a restricted flow is permitted."},
                "assumed": {
                  "type": "array",
                  "description": "The population that everybody is taken to be in; there only where the verdict hangs on it.",
                  "minItems": 1,
                  "items": {"type": "string"}
                },
                "residual_on": {
                  "anyOf": [{"$ref": "#/definitions/date"}, {"type": "null"}],
                  "description": "The day the residual is of: the transfer's, or the first worst day of a standing one; null where no day is known. There only beside a residual."
                },
                "cut_short": {
                  "const": true,
                  "description": "The values of what is not known were too many to try all; what was not shown counts as not permitted. There only where it is so."
                },
                "duties": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["duty", "rule"],
                    "properties": {"duty": {"type": "string"}, "rule": {"type": "string"}, "days": {"$ref": "#/definitions/days"}},
                    "additionalProperties": {"type": "string"}
                  }
                },
                "refuted_claim": {
                  "anyOf": [
                    {"type": "null"},
                    {
                      "type": "object",
                      "required": ["claimed", "found", "why"],
                      "properties": {
                        "claimed": {"type": "string"},
                        "found": {"type": "string"},
                        "why": {"type": "string"},
                        "reasons": {"type": "array", "items": {"type": "string"}}
                      }
                    }
                  ]
                }
              }
            },
            "ground": {
              "type": "object",
              "required": ["rule", "effect"],
              "properties": {
                "rule": {"type": ["string", "null"], "description": "Null where nothing permits the flow."},
                "effect": {"enum": ["deny", "require", "default"]},
                "days": {"$ref": "#/definitions/days"},
                "file": {"type": "string"},
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
                "title": {"type": ["string", "null"]},
                "because": {"type": ["string", "null"]},
                "cite": {"type": "array", "items": {"type": "string"}},
                "manifest": {
                  "type": "object",
                  "required": ["file", "line", "column"],
                  "properties": {
                    "file": {"type": "string"},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1}
                  }
                }
              }
            },
            "near_miss": {
              "type": "object",
              "required": ["rule", "file", "line", "column", "failed"],
              "properties": {
                "rule": {"type": "string"},
                "file": {"type": "string"},
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
                "failed": {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "type": "object",
                    "required": ["clause", "text", "unknown", "reason", "line", "column"],
                    "properties": {
                      "clause": {"type": "string"},
                      "text": {"type": "string"},
                      "unknown": {"type": "boolean"},
                      "reason": {"type": "string"},
                      "line": {"type": "integer", "minimum": 1},
                      "column": {"type": "integer", "minimum": 1}
                    }
                  }
                }
              }
            },
            "unknown": {
              "type": "object",
              "required": ["fact", "rules", "hint"],
              "properties": {
                "fact": {"type": "string"},
                "rules": {"type": "array", "items": {"type": "string"}},
                "hint": {"type": "string"}
              }
            },
            "change": {
              "type": "object",
              "required": ["to", "edits"],
              "properties": {
                "to": {"enum": ["allow", "restrict"]},
                "edits": {"type": "array", "minItems": 1, "items": {"type": "string"}}
              }
            },
            "diagnostic": {
              "type": "object",
              "required": ["id", "severity", "message", "file", "line", "column", "hint"],
              "properties": {
                "id": {"type": "string", "pattern": "^SLU[0-9]{4}$"},
                "severity": {"enum": ["error", "warning"]},
                "message": {"type": "string"},
                "file": {"type": ["string", "null"]},
                "line": {"type": ["integer", "null"]},
                "column": {"type": ["integer", "null"]},
                "hint": {"type": ["string", "null"]}
              }
            }
          }
        }

        """;
}
