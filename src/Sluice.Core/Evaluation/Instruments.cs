using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Core.Evaluation;

/// <summary>Whether consents and agreements hold for a flow.</summary>
internal static class Instruments
{
    /// <summary>A consent: false where its scope does not touch; what the manifest says where it covers; in between false or unknown.</summary>
    public static Truth Holds(Situation s, ConsentSymbol consent)
    {
        var flow = s.Flow;
        if (!consent.Scope.Touches(flow.Category, flow.Partner, flow.Purpose))
        {
            return Truth.False;
        }

        if (!flow.Manifest.Consents.TryGetValue(consent, out var statement))
        {
            return Assumed(s, new Variable.Consent(consent));
        }

        if (statement.Value.Holders == ConsentHolders.None)
        {
            return Truth.False;
        }

        // Without a day nobody can say which records to look at, so a stated period leaves the consent open for the transfer, not per person.
        var inPeriod = InPeriod(s, statement.Value.Period);
        if (inPeriod != Truth.True)
        {
            return inPeriod;
        }

        var covers = consent.Scope.Covers(flow.Category, flow.Partner, flow.Purpose);
        return covers && statement.Value.Holders == ConsentHolders.All ? Truth.True : Assumed(s, new Variable.Consent(consent));
    }

    /// <summary>An agreement: named, in force, with that recipient, with its evidence, and about the category and purpose.</summary>
    public static Truth Holds(Situation s, AgreementSymbol agreement)
    {
        var flow = s.Flow;
        var scope = agreement.Scope;
        if (!IsNamed(flow.Manifest, agreement)
            || !scope.Partners.Covers(flow.Partner)
            || !scope.Categories.Touches(flow.Category)
            || !scope.Purposes.Touches(flow.Purpose)
            || !HasEvidence(flow.Manifest, agreement))
        {
            return Truth.False;
        }

        var mark = s.Mark;
        var inForce = InPeriod(s, agreement.Period);
        if (inForce != Truth.False && s.Open is not null)
        {
            inForce = Truths.And(inForce, Assumed(s, new Variable.Named(agreement)));
        }

        if (inForce == Truth.False)
        {
            return s.Keep(Truth.False, mark);
        }

        var about = scope.Categories.Covers(flow.Category) && scope.Purposes.Covers(flow.Purpose)
            ? Truth.True
            : Assumed(s, new Variable.Agreement(agreement));
        return s.Keep(Truths.And(inForce, about), mark);
    }

    /// <summary>Whether some agreement holds, of a role or of any.</summary>
    public static Truth AnyHolds(Situation s, Role? role)
    {
        var mark = s.Mark;
        var result = Truth.False;
        foreach (var named in s.Flow.Manifest.Agreements)
        {
            if (role is null || named.Value.Role == role)
            {
                result = Truths.Or(result, Holds(s, named.Value));
            }
        }

        return s.Keep(result, mark);
    }

    /// <summary>Whether the day lies in a period; unknown where the day is.</summary>
    public static Truth InPeriod(Situation s, Period period)
    {
        if (period.IsAlways)
        {
            return Truth.True;
        }

        if (s.Day is { } day)
        {
            return Truths.Of(period.Contains(day));
        }

        var variable = new Variable.Fact(BuiltinFact.Date);
        return s.TryAssumed(variable, out var assumed) ? Truths.Of(period.Contains(assumed.ToDate())) : s.NoteUnknown(variable);
    }

    private static bool IsNamed(TransferManifest manifest, AgreementSymbol agreement)
    {
        foreach (var named in manifest.Agreements)
        {
            if (named.Value == agreement)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasEvidence(TransferManifest manifest, AgreementSymbol agreement)
    {
        if (agreement.Evidence.IsEmpty)
        {
            return true;
        }

        return manifest.Evidence.TryGetValue(agreement, out var given) && agreement.Evidence.All(given.Contains);
    }

    internal static Truth Assumed(Situation s, Variable variable) =>
        s.TryAssumed(variable, out var value) ? Truths.Of(value.Number != 0) : s.NoteUnknown(variable);
}
