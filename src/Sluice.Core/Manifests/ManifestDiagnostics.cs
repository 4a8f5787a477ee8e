using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <summary>Mistakes in manifests. SLU3001 and on; most warnings from SLU3501.</summary>
public static partial class ManifestDiagnostics
{
    /// <summary>All of them, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            NotYaml,
            TooDeep,
            AnchorOrAlias,
            Tag,
            KeyNotAName,
            DuplicateKey,
            NoTransfer,
            NotAMap,
            UnknownKey,
            MissingKey,
            UnknownManifestName,
            EmptyList,
            WrongValue,
            ImpossibleManifestDate,
            OnWithPeriod,
            EndWithoutFrom,
            TwoEnds,
            PeriodEndsBeforeBegin,
            LedgerMissing,
            EvidenceAmbiguous,
            SubjectAttributeStated,
            ScriptAttributeStated,
            NumberTooLong,
            InvisibleInName,
            MixedScriptsInName,
            ControlCharacter,
            InvisibleCharacter,
            MixedScripts,
            DatedTooEarly,
            BackDated,
            NearerIsLaxer,
            ConsentOutlasted,
            StandingOnce,
            TechniqueTwice,
            SubjectColumnOfAnotherKind,
            EvidenceNotNamed,
            DestinationElsewhere,
            DuplicateEntry,
            DuplicateTransfer,
            ZoneUnknown,
            KeyNeeded,
        ];

    private static DiagnosticDescriptor Error(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Error, message, explanation, bad, good, DiagnosticSubject.Manifest);

    private static DiagnosticDescriptor Warning(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Warning, message, explanation, bad, good, DiagnosticSubject.Manifest);
}
