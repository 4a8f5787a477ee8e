namespace Sluice.Syntax.Diagnostics;

/// <content>Diagnostics of names and texts.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>Upper case name.</summary>
    public static readonly DiagnosticDescriptor UpperCaseName = new(
        "SLU1020",
        "upper-case-name",
        DiagnosticSeverity.Error,
        "the name `{0}` has upper-case letters",
        "Names are written in lower-case letters, digits and underscores, so that nobody has to remember how a name was capitalised. Only country codes are upper-case.",
        "category Account",
        "category account"
    );

    /// <summary>Hyphen in name.</summary>
    public static readonly DiagnosticDescriptor HyphenInName = new(
        "SLU1021",
        "hyphen-in-name",
        DiagnosticSeverity.Error,
        "the name `{0}` has a hyphen",
        "The parts of a name are joined with underscores; a hyphen stands only in dates and before numbers.",
        "purpose app-store",
        "purpose app_store"
    );

    /// <summary>Odd name.</summary>
    public static readonly DiagnosticDescriptor OddName = new(
        "SLU1022",
        "odd-name",
        DiagnosticSeverity.Error,
        "the name `{0}` has letters that names cannot have",
        "A name begins with one of the letters a to z; lower-case letters a to z, digits and underscores follow. Titles in quotes may be in any language.",
        "category _account",
        "category account"
    );

    /// <summary>Reserved name.</summary>
    public static readonly DiagnosticDescriptor ReservedName = new(
        "SLU1023",
        "reserved-name",
        DiagnosticSeverity.Error,
        "`{0}` cannot be a name",
        "`any`, `and`, `or`, `not`, `true` and `false` have their meaning everywhere. Every other keyword may be a name.",
        "category any",
        "category anything"
    );

    /// <summary>Reserved child.</summary>
    public static readonly DiagnosticDescriptor ReservedChild = new(
        "SLU1024",
        "reserved-child",
        DiagnosticSeverity.Error,
        "`{0}` cannot be a name inside a block of names",
        "Behind a name, `from`, `domain` and `links` say something about it. They can be names at the top of a tree only.",
        "category a { from \"Sender\" }",
        "category a { sender \"Sender\" }"
    );

    /// <summary>Bad label.</summary>
    public static readonly DiagnosticDescriptor BadLabel = new(
        "SLU1025",
        "bad-label",
        DiagnosticSeverity.Error,
        "`{0}` is not a label",
        "A label is `#` and a name in lower-case letters, digits and underscores, without a blank between.",
        "category a #Sensitive",
        "category a #sensitive"
    );

    /// <summary>Open text.</summary>
    public static readonly DiagnosticDescriptor OpenText = new(
        "SLU1026",
        "open-text",
        DiagnosticSeverity.Error,
        "this text is not closed",
        "A text ends with `\"` on the line where it began.",
        "category a \"Account",
        "category a \"Account\""
    );

    /// <summary>Odd quotes.</summary>
    public static readonly DiagnosticDescriptor OddQuotes = new(
        "SLU1027",
        "odd-quotes",
        DiagnosticSeverity.Error,
        "texts stand in straight double quotes",
        "Only `\"` opens and closes a text. Word processors like to change it into typographic quotes, which look right and are not.",
        "category a “Account”",
        "category a \"Account\""
    );

    /// <summary>Bad escape.</summary>
    public static readonly DiagnosticDescriptor BadEscape = new(
        "SLU1028",
        "bad-escape",
        DiagnosticSeverity.Error,
        "`{0}` is not an escape",
        "Inside a text a backslash stands before `\"`, `\\`, `n` and `t` only. Write two for a backslash itself.",
        "category a \"C:\\data\"",
        "category a \"C:\\\\data\""
    );
}
