using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <content>Text that reads differently from how it looks, and numbers that would be rounded.</content>
public static partial class ManifestDiagnostics
{
    /// <summary>A number would have to be rounded.</summary>
    public static DiagnosticDescriptor NumberTooLong { get; } =
        Error(
            3024,
            "number-too-long",
            "`{0}` has more digits than can be calculated with exactly",
            "Numbers are never rounded: a rounded one might lie on the other side of a bound. They have at most 28 digits, zeros at the edges left out, and at most 28 places behind the point.",
            "transfer: t\nto: p\npurpose: x\npeople: 10000000000000000000000000001\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\npeople: 1000000000000000000000000001\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key or name has a character that cannot be seen.</summary>
    public static DiagnosticDescriptor InvisibleInName { get; } =
        Error(
            3025,
            "invisible-in-name",
            "{0} in a name cannot be seen",
            "Keys and names read as they look: no control characters, nothing of zero width, no marks that turn the direction of writing, no separators of lines. Two names that look alike would be two names, and a reviewer could not tell.",
            "transfer: \"t\\u200b\"\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A key or name mixes scripts.</summary>
    public static DiagnosticDescriptor MixedScriptsInName { get; } =
        Error(
            3026,
            "mixed-scripts-in-name",
            "{0} and {1} letters stand in one name",
            "Letters of one script pass for those of another: `а` may be Latin or Cyrillic. A name keeps to one script; Latin may stand with Han and Hangul, with Han and kana, or with Han and Bopomofo (UTS 39, highly restrictive).",
            "transfer: p\u0430yments\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: payments\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A control character that no manifest may have.</summary>
    public static DiagnosticDescriptor ControlCharacter { get; } =
        Error(
            3027,
            "control-character",
            "the control character {0} stands in this text",
            "Neither YAML nor JSON lets control characters stand in a text, but for tabs and line breaks. Mostly the file was damaged on its way, or is no text.",
            "transfer: t\nto: p\npurpose: x # \u0001\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A text has a character that cannot be seen.</summary>
    public static DiagnosticDescriptor InvisibleCharacter { get; } =
        Warning(
            3033,
            "invisible-character",
            "{0} in this text cannot be seen",
            "In titles, values of attributes and comments such a character changes what a reader sees: it hides, turns the direction of writing, or looks like the end of a line and is none. What chooses the form of an emoji, or joins letters of scripts that are joined, is not reported.",
            "transfer: t\ntitle: \"a\\u202eb\"\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\ntitle: ab\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A word of a text mixes scripts.</summary>
    public static DiagnosticDescriptor MixedScripts { get; } =
        Warning(
            3034,
            "mixed-scripts",
            "{0} and {1} letters stand in one word",
            "Letters of these scripts look like each other, so that the word may not be the one it looks like.",
            "transfer: t\ntitle: P\u0430yments\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\ntitle: Payments\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );
}
