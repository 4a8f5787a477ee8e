using Sluice.Syntax.Syntax;

namespace Sluice.Dev.Generating.Colours;

/// <summary>
/// Writes the TextMate grammar of the extension for VS Code: which words have which colour comes from the lists of the language, where they
/// stand from here.
/// </summary>
internal static class TextMateWriter
{
    /// <summary>The grammar as JSON.</summary>
    public static string Write() =>
        $$$"""
            {
              "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
              "name": "Sluice",
              "scopeName": "source.sluice",
              "patterns": [
                {
                  "include": "#comments"
                },
                {
                  "include": "#strings"
                },
                {
                  "include": "#declarations"
                },
                {
                  "include": "#words"
                }
              ],
              "repository": {
                "comments": {
                  "patterns": [
                    {
                      "name": "comment.line.double-slash.sluice",
                      "match": "//.*$"
                    },
                    {
                      "name": "comment.block.sluice",
                      "begin": "/\\*",
                      "end": "\\*/"
                    }
                  ]
                },
                "strings": {
                  "patterns": [
                    {
                      "name": "string.quoted.double.sluice",
                      "begin": "\"",
                      "end": "\"|$",
                      "patterns": [
                        {
                          "name": "constant.character.escape.sluice",
                          "match": "\\\\."
                        }
                      ]
                    }
                  ]
                },
                "declarations": {
                  "patterns": [
                    {
                      "match": "^\\s*(subject)\\s+(attribute)\\s+([a-z][a-z0-9_]*)",
                      "captures": {
                        "1": {
                          "name": "keyword.declaration.sluice"
                        },
                        "2": {
                          "name": "keyword.declaration.sluice"
                        },
                        "3": {
                          "name": "entity.name.type.sluice"
                        }
                      }
                    },
                    {
                      "match": "^\\s*({{{Words(WordColour.DeclaredFunction)}}})\\s+([a-z][a-z0-9_]*)",
                      "captures": {
                        "1": {
                          "name": "keyword.declaration.sluice"
                        },
                        "2": {
                          "name": "entity.name.function.sluice"
                        }
                      }
                    },
                    {
                      "match": "^\\s*({{{Words(
                WordColour.DeclaredName
            )}}})\\s+([a-z][a-z0-9_]*(?:\\s*\\.\\s*[a-z][a-z0-9_]*)*)(?=\\s*(?:[\"{=:#]|$|//|/\\*|from\\b|domain\\b|links\\b))",
                      "captures": {
                        "1": {
                          "name": "keyword.declaration.sluice"
                        },
                        "2": {
                          "name": "entity.name.type.sluice"
                        }
                      }
                    },
                    {
                      "match": "^\\s*(form)\\s+(?=[a-z][a-z0-9_]*\\s*(?:<|$|//))",
                      "captures": {
                        "1": {
                          "name": "keyword.declaration.sluice"
                        }
                      }
                    },
                    {
                      "match": "^\\s*({{{Words(WordColour.DeclaredText)}}})\\s+(?=\")",
                      "captures": {
                        "1": {
                          "name": "keyword.declaration.sluice"
                        }
                      }
                    }
                  ]
                },
                "words": {
                  "patterns": [
                    {
                      "name": "entity.name.tag.label.sluice",
                      "match": "#[a-z][a-z0-9_]*"
                    },
                    {
                      "name": "constant.numeric.date.sluice",
                      "match": "\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b"
                    },
                    {
                      "match": "(-?[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?)\\s+((?:{{{string.Join('|', SyntaxFacts.Units)}}})s?)\\b",
                      "captures": {
                        "1": {
                          "name": "constant.numeric.sluice"
                        },
                        "2": {
                          "name": "keyword.other.unit.sluice"
                        }
                      }
                    },
                    {
                      "name": "constant.numeric.sluice",
                      "match": "(?<![a-z_])-?[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?\\b"
                    },
                    {
                      "name": "constant.other.country.sluice",
                      "match": "\\b[A-Z]{2}\\b"
                    },
                    {
                      "name": "constant.language.sluice",
                      "match": "(?<!\\.)\\b(?:{{{Words(WordColour.Constant)}}})\\b"
                    },
                    {
                      "name": "keyword.operator.logical.sluice",
                      "match": "(?<!\\.)\\b(?:{{{Words(WordColour.Operator)}}})\\b"
                    },
                    {
                      "name": "keyword.operator.comparison.sluice",
                      "match": "!=|<=|>=|=|<|>"
                    },
                    {
                      "comment": "A word that is joined to others with dots is a name, and so is one behind a comma.",
                      "name": "variable.other.name.sluice",
                      "match": "\\b[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+"
                    },
                    {
                      "name": "variable.other.name.sluice",
                      "match": "(?<=,\\s)[a-z][a-z0-9_]*\\b(?!\\s+(?:=|[a-z]+\\s*[,}]))"
                    },
                    {
                      "name": "keyword.control.effect.sluice",
                      "match": "\\b(?:{{{Words(WordColour.Effect)}}})\\b"
                    },
                    {
                      "name": "support.type.sluice",
                      "match": "(?<=:)\\s*\\b(?:{{{string.Join('|', SyntaxFacts.TypeNames)}}})\\b"
                    },
                    {
                      "name": "keyword.other.clause.sluice",
                      "match": "\\b(?:{{{Words(WordColour.Clause)}}})\\b"
                    },
                    {
                      "name": "punctuation.section.block.sluice",
                      "match": "[{}()]"
                    },
                    {
                      "name": "punctuation.separator.sluice",
                      "match": "[,:|]"
                    },
                    {
                      "name": "variable.other.name.sluice",
                      "match": "\\b[a-z][a-z0-9_]*\\b"
                    }
                  ]
                }
              }
            }

            """;

    private static string Words(WordColour colour) => string.Join('|', WordColours.Words(colour));
}
