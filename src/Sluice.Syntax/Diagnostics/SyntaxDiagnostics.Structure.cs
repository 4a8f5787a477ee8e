namespace Sluice.Syntax.Diagnostics;

/// <content>Diagnostics of the structure of a policy.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>Unexpected.</summary>
    public static readonly DiagnosticDescriptor Unexpected = new(
        "SLU1010",
        "unexpected",
        DiagnosticSeverity.Error,
        "expected {0}, found {1}",
        "Something else should stand in this place. The message says what; words that are keywords elsewhere may be names here.",
        "rule r { allow account to 5 }",
        "rule r { allow account to alipay }"
    );

    /// <summary>Expected declaration.</summary>
    public static readonly DiagnosticDescriptor ExpectedDeclaration = new(
        "SLU1011",
        "expected-declaration",
        DiagnosticSeverity.Error,
        "expected a declaration such as `category`, `partner` or `rule`, found {0}",
        "A policy file is a row of declarations, each opened by its keyword.",
        "categroy account",
        "category account"
    );

    /// <summary>Expected clause.</summary>
    public static readonly DiagnosticDescriptor ExpectedClause = new(
        "SLU1012",
        "expected-clause",
        DiagnosticSeverity.Error,
        "expected a clause of {0} such as {1}, found {2}",
        "A block consists of clauses, each opened by its keyword. Nothing stands between clauses; items of a list are separated by commas.",
        "rule r { alow account }",
        "rule r { allow account }"
    );

    /// <summary>Open block.</summary>
    public static readonly DiagnosticDescriptor OpenBlock = new(
        "SLU1013",
        "open-block",
        DiagnosticSeverity.Error,
        "this block is not closed before {0}",
        "Every `{` needs its `}`. The place shown is where the block was opened.",
        "rule r { deny any",
        "rule r { deny any }"
    );

    /// <summary>Open parenthesis.</summary>
    public static readonly DiagnosticDescriptor OpenParenthesis = new(
        "SLU1014",
        "open-parenthesis",
        DiagnosticSeverity.Error,
        "this parenthesis is not closed before {0}",
        "Every `(` needs its `)`. The place shown is where it was opened.",
        "rule r { deny any when (a or b }",
        "rule r { deny any when (a or b) }"
    );

    /// <summary>Stray brace.</summary>
    public static readonly DiagnosticDescriptor StrayBrace = new(
        "SLU1015",
        "stray-brace",
        DiagnosticSeverity.Error,
        "this `}}` closes nothing",
        "No block is open here. Either a `{` is missing before, or this brace is one too many.",
        "rule r { deny any } }",
        "rule r { deny any }"
    );

    /// <summary>Stray character.</summary>
    public static readonly DiagnosticDescriptor StrayCharacter = new(
        "SLU1016",
        "stray-character",
        DiagnosticSeverity.Error,
        "{0} has no meaning here",
        "This character belongs to no word and no sign of the language. Declarations and clauses need nothing between them, not even a semicolon.",
        "rule r { deny any; }",
        "rule r { deny any }"
    );

    /// <summary>Open comment.</summary>
    public static readonly DiagnosticDescriptor OpenComment = new(
        "SLU1017",
        "open-comment",
        DiagnosticSeverity.Error,
        "this comment is not closed",
        "A comment that opens with `/*` ends with `*/`. Without it the rest of the file is comment.",
        "category account /* contact data",
        "category account /* contact data */"
    );

    /// <summary>Misplaced part.</summary>
    public static readonly DiagnosticDescriptor MisplacedPart = new(
        "SLU1018",
        "misplaced-part",
        DiagnosticSeverity.Error,
        "`{0}` belongs to a {1}, not to a {2}",
        "`domain` and `from` describe data and stand on categories; `links` describes a use and stands on purposes.",
        "purpose fraud domain 100",
        "purpose fraud links"
    );
}
