using System.Collections.Immutable;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Binding;

/// <summary>Mistakes in what a policy means: names, types, clauses, cycles. SLU2001 and on.</summary>
public static partial class BindingDiagnostics
{
    /// <summary>All of them, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        [
            DuplicateName,
            DuplicateClause,
            UnknownName,
            UnknownLabel,
            WrongType,
            NoOrder,
            MissingClause,
            MissingEffect,
            SeveralEffects,
            UseCycle,
            UseNotFound,
            PopulationCycle,
            PopulationTooLarge,
            DerivationCycle,
            RegionCycle,
            NotACondition,
            MisplacedCondition,
            UnknownCountry,
            ReservedAttributeName,
            UseNotRelative,
            RegionOfOtherKind,
            NumberOutOfRange,
            WrongNumberOf,
            UntilAndThrough,
            SecondFormOrder,
            MissingArgument,
            ScriptOfSubject,
            ScriptNotFound,
            DuplicateListEntry,
            NameWanted,
            OnAndPeriod,
            ChecksNothing,
            NoReason,
            SelectorSelectsNothing,
            PartnerWithoutCountry,
            ExceptionOutsideScope,
            CannotCover,
            EmptyPeriod,
            OtherKind,
        ];

    private static DiagnosticDescriptor Error(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Error, message, explanation, bad, good);

    private static DiagnosticDescriptor Warning(int number, string slug, string message, string explanation, string bad, string good) =>
        new($"SLU{number}", slug, DiagnosticSeverity.Warning, message, explanation, bad, good);
}
