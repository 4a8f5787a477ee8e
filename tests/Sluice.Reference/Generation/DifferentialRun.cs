using System.Collections.Concurrent;

namespace Sluice.Reference.Generation;

/// <summary>Runs an engine against the reference over many cases.</summary>
public sealed class DifferentialRun(IEngineUnderTest engine)
{
    private int compared;
    private int skipped;

    /// <summary>Cases compared so far.</summary>
    public int Compared => compared;

    /// <summary>Cases that were too large for the reference.</summary>
    public int Skipped => skipped;

    /// <summary>
    /// Generated cases with the seeds from <paramref name="firstSeed"/> on, on all cores; the difference with the least seed made small, as
    /// Markdown, or null.
    /// </summary>
    public string? Random(int firstSeed, int count)
    {
        var reports = new ConcurrentDictionary<int, string>();
        Parallel.For(firstSeed, firstSeed + count, (seed, loop) =>
        {
            // The layout follows the seed, so that one number says everything; every third manifest is JSON.
            if (Try(CaseGen.Make(seed), seed, seed % 3 == 0) is { } report)
            {
                // Seeds below this one are still tried, so that the same one is reported every time.
                reports[seed] = $"Seed {seed}\n\n{report}";
                loop.Break();
            }
        });
        return reports.IsEmpty ? null : reports.MinBy(static r => r.Key).Value;
    }

    /// <summary>All flows of generated policies; the first difference made small, as Markdown, or null.</summary>
    public string? Exhaustive(int firstSeed, int policies)
    {
        for (var seed = firstSeed; seed < firstSeed + policies; seed++)
        {
            var template = CaseGen.Make(seed);
            foreach (var manifest in AllFlows.Of(template.Policy, template.Manifest))
            {
                if (Try(template with { Manifest = manifest }, 0, false) is { } report)
                {
                    return $"Seed {seed}\n\n{report}";
                }
            }
        }

        return null;
    }

    /// <summary>One case; the difference made small, as Markdown, or null.</summary>
    public string? Try(PlainCase input, int layout, bool json)
    {
        try
        {
            Interlocked.Increment(ref compared);
            return CounterExample.Find(engine, input, layout, json);
        }
        catch (TooLargeException)
        {
            Interlocked.Decrement(ref compared);
            Interlocked.Increment(ref skipped);
            return null;
        }
    }
}
