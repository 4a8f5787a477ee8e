using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Records.Plans;

/// <summary>The plan for one dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">All of its columns, as listed.</param>
public sealed record DatasetPlan(Dataset Dataset, ImmutableArray<ColumnPlan> Columns)
{
    /// <summary>Its name.</summary>
    public string Name => Dataset.Name.Value;

    /// <summary>The columns that are written for some person.</summary>
    public ImmutableArray<ColumnPlan> Written { get; } = [.. Columns.Where(static c => c.IsWritten)];

    /// <summary>Whether single cells are withheld rather than rows.</summary>
    public bool WithholdCells => Dataset.WithholdCells;

    /// <summary>
    /// Which rows are written: those of people for whom every column is permitted or, where cells are withheld, at least one.
    /// </summary>
    public Condition RowCondition { get; } =
        Conditions.AllOf(!Dataset.WithholdCells, [.. Columns.Where(static c => c.IsWritten).Select(static c => c.Condition)]);

    /// <summary>The rules that say for whom, in the order of the policy.</summary>
    public IEnumerable<ResidualPart> Parts =>
        Written.SelectMany(static c => c.Parts).DistinctBy(static p => (p.Rule, p.Condition)).OrderBy(static p => p.Rule.Id);

    /// <summary>The attributes of people that decide, by name.</summary>
    public ImmutableArray<AttributeSymbol> Attributes =>
        field.IsDefault
            ? field = [
                .. Atoms
                    .Of(RowAndCells)
                    .Select(Atoms.AttributeOf)
                    .OfType<AttributeSymbol>()
                    .Distinct()
                    .OrderBy(static a => a.Name, StringComparer.Ordinal),
            ]
            : field;

    /// <summary>The consents whose records decide, by name.</summary>
    public ImmutableArray<ConsentSymbol> Consents =>
        field.IsDefault
            ? field = [
                .. Atoms
                    .Of(RowAndCells)
                    .OfType<Condition.ConsentHolds>()
                    .Select(static c => c.Consent)
                    .Distinct()
                    .OrderBy(static c => c.Name, StringComparer.Ordinal),
            ]
            : field;

    /// <summary>Whether the records of a person can be looked up: the day, the ledger's source and the key are there.</summary>
    public bool CanAskLedger { get; init; }

    /// <summary>
    /// The consents whose records are looked up, by name: those that decide and, where there is a ledger to ask, those that rules or
    /// columns speak of, so that a rule which does not refuse a person is not counted as unknown.
    /// </summary>
    public ImmutableArray<ConsentSymbol> Asked =>
        field.IsDefault
            ? field =
                !CanAskLedger || Written.IsEmpty
                    ? Consents
                    :
                    [
                        .. Consents
                            .Concat(
                                Atoms
                                    .Of(Parts.Select(static p => p.Condition).Concat(Written.Select(static c => c.Condition)))
                                    .OfType<Condition.ConsentHolds>()
                                    .Select(static c => c.Consent)
                            )
                            .Distinct()
                            .OrderBy(static c => c.Name, StringComparer.Ordinal),
                    ]
            : field;

    /// <summary>What the manifest says of who is in it, where rows can tell.</summary>
    public ImmutableArray<PopulationClaim> Claims { get; init; } = [];

    /// <summary>
    /// All attributes that are read: those that decide, and those that rules and the population's predicate speak of, by name.
    /// </summary>
    public ImmutableArray<AttributeSymbol> Counted =>
        [
            .. Attributes
                .Concat(
                    Atoms
                        .Of(Claims.Select(static c => c.Condition).Concat(Parts.Select(static p => p.Condition)))
                        .Select(Atoms.AttributeOf)
                        .OfType<AttributeSymbol>()
                )
                .Where(Dataset.Subject.ContainsKey)
                .Distinct()
                .OrderBy(static a => a.Name, StringComparer.Ordinal),
        ];

    /// <summary>
    /// The attributes that a query of its rows asks for: those that decide, and those that tell who is not in the population.
    /// </summary>
    public ImmutableArray<AttributeSymbol> Queried =>
        [
            .. Attributes
                .Concat(Atoms.Of(Claims.Select(static c => c.Condition)).Select(Atoms.AttributeOf).OfType<AttributeSymbol>())
                .Distinct()
                .OrderBy(static a => a.Name, StringComparer.Ordinal),
        ];

    /// <summary>The names of the facts of people that decide.</summary>
    public ImmutableArray<string> Facts => [.. Attributes.Select(static a => a.Name), .. Consents.Select(static c => "consent " + c.Name)];

    /// <summary>
    /// Whether it is the same dataset of the same plan: what is computed of it on demand must not make it another key of a table.
    /// </summary>
    public bool Equals(DatasetPlan? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private IEnumerable<Condition> RowAndCells =>
        WithholdCells ? [RowCondition, .. Written.Select(static c => c.Condition)] : [RowCondition];
}
