namespace Sluice.Reference.Generation;

/// <summary>Makes a failing case smaller.</summary>
public static class CaseShrinker
{
    /// <summary>The smallest case found that still fails; <paramref name="fails"/> must be false for cases that are not valid.</summary>
    public static PlainCase Shrink(PlainCase failing, Func<PlainCase, bool> fails)
    {
        var current = failing;
        var smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (
                var candidate in ManifestCuts
                    .Of(current.Manifest)
                    .Select(m => current with { Manifest = m })
                    .Concat(PolicyCuts.Of(current.Policy).Select(p => current with { Policy = p }))
            )
            {
                if (Fails(candidate, fails))
                {
                    current = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return current;
    }

    private static bool Fails(PlainCase candidate, Func<PlainCase, bool> fails)
    {
        try
        {
            return fails(candidate);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or ArgumentException or KeyNotFoundException or TooLargeException)
        {
            // Something is named that was cut away: not a case.
            return false;
        }
    }
}
