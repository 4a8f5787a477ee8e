using System.Collections.Immutable;
using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>
/// What is stated for one field of a transfer, laid out by number so that deciding only reads arrays. Made once, used for any number of
/// decisions and from any number of threads; never changes.
/// </summary>
public sealed class FlowFacts
{
    private readonly Value?[] attributes;
    private readonly Value?[] facts;

    internal FlowFacts(PolicyProgram program, TransferManifest manifest, Dataset dataset, DataField field, DateOnly? day)
    {
        Manifest = manifest;
        Dataset = dataset;
        Field = field;
        Day = day;
        Population = (field.Stated.Population ?? dataset.Stated.Population ?? manifest.Stated.Population)?.Value;

        // Only the stated facts are read here, and they do not depend on the flow.
        var any = new StatedFlow(program, manifest, AnyFlow(program, manifest, dataset, field));
        People = any.People;
        attributes = new Value?[program.Vocabulary.Attributes.Count + program.Vocabulary.SubjectAttributes.Count];
        foreach (var attribute in program.Vocabulary.Attributes.All)
        {
            attributes[attribute.Id] = any.Stated(attribute);
        }

        Flags = [.. attributes.Select(static v => v is { Kind: ValueKind.Boolean } known ? Truths.Of(known.Number != 0) : Truth.Unknown)];

        foreach (var attribute in program.Vocabulary.Attributes.All.Where(static a => a.Id < PreparedRule.MostFlags))
        {
            TrueFlags |= Flags[attribute.Id] == Truth.True ? 1ul << attribute.Id : 0;
            FalseFlags |= Flags[attribute.Id] == Truth.False ? 1ul << attribute.Id : 0;
        }

        facts =
        [
            .. Enum.GetValues<BuiltinFact>()
                .Order()
                .Select(f =>
                    f == BuiltinFact.Date
                        ? day is { } d
                            ? Value.OfDate(d)
                            : (Value?)null
                        : any.Stated(f)
                ),
        ];
        Consents = [.. program.Vocabulary.Consents.All.Select(Stated)];
        Agreements = [.. program.Vocabulary.Agreements.All.Select(a => Named(a) ? Within(a.Period) : Truth.False)];
        Forms = [Possible(any, Truth.False), Possible(any, Truth.True), Possible(any, Truth.Unknown)];

        ConsentStatus Stated(ConsentSymbol consent)
        {
            if (!manifest.Consents.TryGetValue(consent, out var statement))
            {
                return ConsentStatus.Unknown;
            }

            return statement.Value.Holders == ConsentCoverage.None
                ? ConsentStatus.None
                : Within(statement.Value.Period) switch
                {
                    Truth.False => ConsentStatus.None,
                    Truth.Unknown => ConsentStatus.DayUnknown,
                    Truth.True when statement.Value.Holders == ConsentCoverage.All => ConsentStatus.All,
                    _ => ConsentStatus.Unknown,
                };
        }

        bool Named(AgreementSymbol agreement) =>
            manifest.Agreements.Any(a => a.Value == agreement)
            && agreement.Evidence.All(e => manifest.Evidence.GetValueOrDefault(agreement, []).Contains(e));
    }

    internal TransferManifest Manifest { get; }

    internal Dataset Dataset { get; }

    internal DataField Field { get; }

    internal DateOnly? Day { get; }

    internal PopulationSymbol? Population { get; }

    /// <summary>
    /// Who can be in the transfer, so that what a rule leaves open may be settled all the same; null where nothing is assumed of them.
    /// </summary>
    internal AssumedPeople? People { get; }

    /// <summary>The boolean attributes of the transfer, by their number.</summary>
    internal Truth[] Flags { get; }

    /// <summary>
    /// The boolean attributes of the transfer that are true, one bit each; the first <see cref="PreparedRule.MostFlags"/>.
    /// </summary>
    internal ulong TrueFlags { get; }

    /// <summary>Those that are false.</summary>
    internal ulong FalseFlags { get; }

    /// <summary>The status of each consent on the day, by its number.</summary>
    internal ConsentStatus[] Consents { get; }

    /// <summary>Whether each agreement is named, shown and in force, by its number.</summary>
    internal Truth[] Agreements { get; }

    /// <summary>The forms the techniques can yield, one bit each: not enumerable, enumerable, not known.</summary>
    internal ulong[] Forms { get; }

    internal Value? Of(AttributeSymbol attribute) => attribute.OfSubject ? null : attributes[attribute.Id];

    internal Value? Of(BuiltinFact fact) => facts[(int)fact];

    internal Truth Within(Period period) =>
        period.IsAlways ? Truth.True
        : Day is { } day ? Truths.Of(period.Contains(day))
        : Truth.Unknown;

    private static Flow AnyFlow(PolicyProgram program, TransferManifest manifest, Dataset dataset, DataField field) =>
        new(
            dataset,
            field,
            field.Categories[0],
            manifest.Recipients[0],
            manifest.Purposes.IsEmpty
                ? new Located<PurposeSymbol>(program.Vocabulary.Purposes.All[0], manifest.Location)
                : manifest.Purposes[0]
        );

    private ulong Possible(StatedFlow any, Truth enumerable)
    {
        var context = new EvaluationContext(any, Day) { Enumerable = enumerable };
        return Evaluation.FieldForms.Uncapped(context);
    }
}
