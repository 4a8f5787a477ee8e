using System.Collections.Immutable;

namespace Sluice.Syntax.Diagnostics;

/// <summary>The diagnostics of reading policy files: SLU1001 to SLU1099.</summary>
public static partial class SyntaxDiagnostics
{
    /// <summary>All of them in the order of their identifiers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All => Entries.List;

    // A class of its own, so that the fields in the other files are there before they are collected.
    private static class Entries
    {
        internal static readonly ImmutableArray<DiagnosticDescriptor> List =
        [
            NotUtf8,
            NulByte,
            TooLarge,
            TooDeep,
            Unexpected,
            ExpectedDeclaration,
            ExpectedClause,
            OpenBlock,
            OpenParenthesis,
            StrayBrace,
            StrayCharacter,
            OpenComment,
            MisplacedPart,
            UpperCaseName,
            HyphenInName,
            OddName,
            ReservedName,
            ReservedChild,
            BadLabel,
            OpenText,
            OddQuotes,
            BadEscape,
            BadNumber,
            GluedUnit,
            BadDate,
            ExpectedCountry,
            OddComparison,
            SignForWord,
            MixedAndOr,
            UnknownWord,
            InvisibleInName,
            MixedScriptsInName,
            InvisibleCharacter,
            MixedScripts,
            TooManyErrors,
            FormatLost,
        ];
    }
}
