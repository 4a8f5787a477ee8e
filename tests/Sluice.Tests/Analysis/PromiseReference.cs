using Sluice.Reference;

namespace Sluice.Tests.Analysis;

/// <summary>
/// Whether a manifest breaks a promise, by trying everything with the reference: some person is permitted while the promise is not false.
/// </summary>
internal static class PromiseReference
{
    private const int MostPeople = 3_000;

    /// <summary>The first flow that breaks it, or null; too many kinds of people count as none.</summary>
    public static string? Broken(PlainPolicy policy, PlainRule promise, PlainManifest manifest)
    {
        foreach (var day in ReferenceDays.Of(policy, manifest, null))
        {
            foreach (var flow in ReferenceFlows.Of(manifest))
            {
                try
                {
                    if (Breaks(policy, promise, manifest, flow, day))
                    {
                        return flow.Key;
                    }
                }
                catch (TooLargeException)
                {
                    // What cannot be tried shows nothing.
                }
            }
        }

        return null;
    }

    private static bool Breaks(PlainPolicy policy, PlainRule promise, PlainManifest manifest, PlainFlow flow, DateOnly? day)
    {
        // Of people values are tried that the promise speaks of as well.
        var nobody = new ReferenceWorld(policy with { Rules = [.. policy.Rules, promise] }, manifest, flow, day);
        if (!ReferenceRules.Applies(nobody, promise))
        {
            return false;
        }

        PlainRule[] applicable = [.. policy.Rules.Where(r => r.Effect != PlainEffect.Oblige && ReferenceRules.Applies(nobody, r))];
        if (!applicable.Any(static r => r.Effect == PlainEffect.Allow))
        {
            return false;
        }

        // A first look with every person unknown asks for all facts that matter.
        foreach (var rule in applicable.Append(promise))
        {
            ReferenceRules.Condition(nobody, rule);
        }

        var candidates = new ReferenceCandidates(policy with { Rules = [.. policy.Rules, promise] }, manifest);
        List<ReferenceWorld> people = [nobody];
        foreach (var fact in nobody.Asked.Where(nobody.IsPerPerson).Union(ReferencePeople.Facts(nobody), StringComparer.Ordinal).ToList())
        {
            IReadOnlyList<PlainValue?> values = [null, .. candidates.For(fact)];
            if (
                (long)people.Count * values.Count * ReferencePeople.Work(nobody) > 10 * MostPeople
                || people.Count * values.Count > MostPeople
            )
            {
                return false;
            }

            people = [.. people.SelectMany(person => values.Select(value => person.Try(fact, value)))];
        }

        return people.Any(person =>
            ReferencePeople.IsConsidered(person)
            && applicable.Any(r => r.Effect == PlainEffect.Allow && ReferenceRules.Condition(person, r) == Kleene.True)
            && applicable.All(r => r.Effect == PlainEffect.Allow || ReferenceRules.Condition(person, r) == Kleene.False)
            && ReferenceRules.Condition(person, promise) != Kleene.False
        );
    }
}
