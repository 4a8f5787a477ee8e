namespace Sluice.Syntax.Diagnostics;

/// <content>Diagnostics of values and conditions.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>Bad number.</summary>
    public static readonly DiagnosticDescriptor BadNumber = new(
        "SLU1030",
        "bad-number",
        DiagnosticSeverity.Error,
        "`{0}` is not a number",
        "Numbers are digits. Underscores may stand between them, and a decimal has digits on both sides of its dot.",
        "category a domain 100_",
        "category a domain 100"
    );

    /// <summary>Glued unit.</summary>
    public static readonly DiagnosticDescriptor GluedUnit = new(
        "SLU1031",
        "glued-unit",
        DiagnosticSeverity.Error,
        "a blank is missing in `{0}`",
        "A duration is a number, a blank and a unit.",
        "rule r { require retention <= 90days }",
        "rule r { require retention <= 90 days }"
    );

    /// <summary>Bad date.</summary>
    public static readonly DiagnosticDescriptor BadDate = new(
        "SLU1032",
        "bad-date",
        DiagnosticSeverity.Error,
        "`{0}` is not a date",
        "Dates are written year, month, day: four digits, two and two, and the day must exist.",
        "rule r { deny any from 2024-02-30 }",
        "rule r { deny any from 2024-02-29 }"
    );

    /// <summary>Expected country.</summary>
    public static readonly DiagnosticDescriptor ExpectedCountry = new(
        "SLU1033",
        "expected-country",
        DiagnosticSeverity.Error,
        "expected a country code such as `KR`, found `{0}`",
        "The countries of a partner are ISO 3166 codes: two upper-case letters each.",
        "partner alipay { in sg }",
        "partner alipay { in SG }"
    );

    /// <summary>Odd comparison.</summary>
    public static readonly DiagnosticDescriptor OddComparison = new(
        "SLU1034",
        "odd-comparison",
        DiagnosticSeverity.Error,
        "this comparison is written `{0}`, not `{1}`",
        "Comparisons are `=`, `!=`, `<`, `<=`, `>` and `>=`. One equals sign compares; nothing is ever assigned.",
        "rule r { deny any when role == third_party }",
        "rule r { deny any when role = third_party }"
    );

    /// <summary>Sign for word.</summary>
    public static readonly DiagnosticDescriptor SignForWord = new(
        "SLU1035",
        "sign-for-word",
        DiagnosticSeverity.Error,
        "write `{0}` instead of `{1}`",
        "Conditions are joined with the words `and`, `or` and `not`.",
        "rule r { deny any when a && b }",
        "rule r { deny any when a and b }"
    );

    /// <summary>Mixed and or.</summary>
    public static readonly DiagnosticDescriptor MixedAndOr = new(
        "SLU1036",
        "mixed-and-or",
        DiagnosticSeverity.Error,
        "`and` and `or` stand side by side without parentheses",
        "Readers differ on which of the two binds tighter, and a policy must not hang on that. Parentheses say what is meant.",
        "rule r { deny any when a and b or c }",
        "rule r { deny any when (a and b) or c }"
    );

    /// <summary>Unknown word.</summary>
    public static readonly DiagnosticDescriptor UnknownWord = new(
        "SLU1037",
        "unknown-word",
        DiagnosticSeverity.Error,
        "expected {0}, found `{1}`",
        "Only the listed words have a meaning in this place.",
        "consent c { kind optin of any to any for any }",
        "consent c { kind opt_in of any to any for any }"
    );
}
