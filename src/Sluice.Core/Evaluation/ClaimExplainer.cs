using System.Collections.Immutable;
using System.Globalization;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Says in words why a field does not have the form it claims.</summary>
internal static class ClaimExplainer
{
    /// <summary>The refuted claim, or null where there is none or it is not refuted.</summary>
    public static RefutedClaim? Explain(StatedFlow flow, DateOnly? day)
    {
        if (flow.Flow.Field.Claim is not { } claim)
        {
            return null;
        }

        var context = new EvaluationContext(flow, day);
        if (FieldForms.Test(context, FieldForms.Below(claim.Value.Rank)) != Truth.True)
        {
            return null;
        }

        var forms = flow.Program.Vocabulary.Forms.All;
        var found = forms[Weakest(FieldForms.Possible(context))];
        var reasons = ImmutableArray.CreateBuilder<string>();
        AddTechniques(reasons, flow, context, claim.Value);
        AddPurposes(reasons, flow, claim.Value, forms);
        return new RefutedClaim(claim.Value, found, reasons.ToImmutable(), claim.Location);
    }

    /// <summary>The weakest rank in a set.</summary>
    public static int Weakest(ulong ranks) => System.Numerics.BitOperations.TrailingZeroCount(ranks);

    private static void AddTechniques(
        ImmutableArray<string>.Builder reasons,
        StatedFlow flow,
        EvaluationContext context,
        FormSymbol claimed
    )
    {
        var forms = flow.Program.Vocabulary.Forms.All;
        var uncapped = FieldForms.Uncapped(context);
        if (Strongest(uncapped) >= claimed.Rank)
        {
            return;
        }

        var uses = flow.Flow.Field.Techniques;
        if (uses.IsEmpty)
        {
            reasons.Add($"nothing was done to the data, so it is {forms[0].Name}");
        }

        for (var i = 0; i < uses.Length; i++)
        {
            var yields = forms[Strongest(FieldForms.Yields(context, i, uses[i]))];
            var enumerable = uses[i].Technique.Yields.Any(y => UsesEnumerable(y.When)) && flow.IsEnumerable() == true;
            var cause = enumerable ? Domain(flow) + " can be tried out one by one, so " : "";
            reasons.Add($"{cause}`{uses[i].Technique.Name}` leaves the data {yields.Name}");
        }
    }

    private static void AddPurposes(
        ImmutableArray<string>.Builder reasons,
        StatedFlow flow,
        FormSymbol claimed,
        ImmutableArray<FormSymbol> forms
    )
    {
        var cap = flow.FormCap;
        if (cap >= claimed.Rank)
        {
            return;
        }

        var linking = FieldForms.LinkingPurposes(flow).First(p => (p.LinksAt?.Rank ?? Math.Max(forms.Length - 2, 0)) == cap);
        reasons.Add(
            $"purpose `{linking.Name}` works by matching people, so the data cannot be more than {forms[cap].Name}: if it were {claimed.Name}, the purpose could not be served"
        );
    }

    private static bool UsesEnumerable(Condition? condition) => Mention.In(condition).Any(static m => m is Mention.Enumerable);

    private static int Strongest(ulong ranks) => 63 - System.Numerics.BitOperations.LeadingZeroCount(ranks);

    private static string Domain(StatedFlow flow)
    {
        var (size, category) = SmallDomain(flow);
        return $"the {Readable(size)} values of {category.Display}";
    }

    private static (decimal Size, CategorySymbol Category) SmallDomain(StatedFlow flow)
    {
        for (TreeSymbol? above = flow.Category; above is not null; above = above.Parent)
        {
            if (((CategorySymbol)above).Domain is { } domain)
            {
                if (domain <= StatedFlow.EnumerableLimit)
                {
                    return (domain, (CategorySymbol)above);
                }

                break;
            }
        }

        var below = flow
            .Program.Vocabulary.Categories.All[flow.Category.Id..flow.Category.End]
            .First(static c => c.Domain <= StatedFlow.EnumerableLimit);
        return (below.Domain!.Value, below);
    }

    /// <summary>A round number as a power of ten, since its size is what matters: <c>10^8</c>, <c>5·10^9</c>.</summary>
    private static string Readable(decimal size)
    {
        var digits = size.ToString(CultureInfo.InvariantCulture);
        var significant = digits.TrimEnd('0');
        var zeros = digits.Length - significant.Length;
        return zeros < 4 || significant.Length > 1 ? size.ToString("N0", CultureInfo.InvariantCulture)
            : significant == "1" ? $"10^{zeros}"
            : $"{significant}·10^{zeros}";
    }
}
