namespace Sluice.Syntax.Diagnostics;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate nearest to the name, or null when none is near enough. Letters left out, added, changed or
    /// swapped count one each; a name may also lack the segments before its last dot. Of equals the first in
    /// ordinal order is taken.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="candidates">What it may be meant to be.</param>
    /// <param name="mostSlips">How many letters may differ at most; fewer in short names.</param>
    public static string? Find(string name, IEnumerable<string> candidates, int mostSlips = 4)
    {
        string wanted = name.ToLowerInvariant();
        int limit = Math.Max(1, Math.Min(wanted.Length / 3, mostSlips));
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                continue;
            }

            int distance = Rank(wanted, candidate.ToLowerInvariant(), limit);
            if (distance < bestDistance || (distance == bestDistance && distance <= limit && string.CompareOrdinal(candidate, best) < 0))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return bestDistance <= limit ? best : null;
    }

    /// <summary>Whether two names become alike by one letter left out, added, changed or swapped with its neighbour.</summary>
    public static bool AreOneSlipApart(string one, string other) => Distance(one, other, 1) <= 1;

    private static int Rank(string wanted, string candidate, int limit)
    {
        int distance = Distance(wanted, candidate, limit);
        if (distance <= limit)
        {
            // A short name that shares nothing with the candidate is a different name, not a misspelt one.
            return distance < Math.Max(wanted.Length, candidate.Length) ? distance : int.MaxValue;
        }

        int dot = candidate.LastIndexOf('.');
        return dot >= 0 && string.Equals(candidate[(dot + 1)..], wanted[(wanted.LastIndexOf('.') + 1)..], StringComparison.Ordinal)
            ? limit
            : int.MaxValue;
    }

    // Damerau-Levenshtein with neighbouring letters swapped at most once (optimal string alignment).
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return int.MaxValue;
        }

        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
