namespace Sluice.Syntax.Diagnostics;

/// <content>Text that reads differently from how it looks.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>Invisible in name.</summary>
    public static readonly DiagnosticDescriptor InvisibleInName = new(
        "SLU1038",
        "invisible-in-policy-name",
        DiagnosticSeverity.Error,
        "{0} in a name cannot be seen",
        "The name of a file, or of a version of a notice, reads as it looks. Two names that look alike would be two names, and a reviewer could not tell.",
        "consent c { kind notice of any to any for any notices \"v3\u200B\" }",
        "consent c { kind notice of any to any for any notices \"v3\" }"
    );

    /// <summary>Mixed scripts in name.</summary>
    public static readonly DiagnosticDescriptor MixedScriptsInName = new(
        "SLU1039",
        "mixed-scripts-in-policy-name",
        DiagnosticSeverity.Error,
        "{0} and {1} letters stand in one name",
        "Letters of one script pass for those of another. The name of a file, or of a version of a notice, keeps to one script; Latin may stand with Han and Hangul, with Han and kana, or with Han and Bopomofo (UTS 39, highly restrictive).",
        "consent c { kind notice of any to any for any notices \"v\u0430\" }",
        "consent c { kind notice of any to any for any notices \"va\" }"
    );

    /// <summary>Invisible character.</summary>
    public static readonly DiagnosticDescriptor InvisibleCharacter = new(
        "SLU1040",
        "invisible-character-in-policy",
        DiagnosticSeverity.Warning,
        "{0} in this text cannot be seen",
        "In texts and comments such a character changes what a reader sees: it hides, turns the direction of writing, or looks like the end of a line and is none, so that a comment seems to be a rule. What chooses the form of an emoji, or joins letters of scripts that are joined, is not reported.",
        "category a // checked \u2028deny any to p",
        "category a // checked"
    );

    /// <summary>Mixed scripts.</summary>
    public static readonly DiagnosticDescriptor MixedScripts = new(
        "SLU1041",
        "mixed-scripts-in-policy",
        DiagnosticSeverity.Warning,
        "{0} and {1} letters stand in one word",
        "Letters of these scripts look like each other, so that the word may not be the one it looks like.",
        "category a \"P\u0430yments\"",
        "category a \"Payments\""
    );
}
