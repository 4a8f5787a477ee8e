using Sluice.Tests.Reference;

namespace Sluice.Tests.Generation;

/// <summary>Runs an engine against the reference over many cases.</summary>
public sealed class DifferentialRun(IEngineUnderTest engine)
{
    /// <summary>Cases compared so far.</summary>
    public int Compared { get; private set; }

    /// <summary>Cases that were too large for the reference.</summary>
    public int Skipped { get; private set; }

    /// <summary>Generated cases with the seeds from <paramref name="firstSeed"/> on; the first difference made small, as Markdown, or null.</summary>
    public string? Random(int firstSeed, int count)
    {
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            // The layout follows the seed, so that one number says everything; every third manifest is JSON.
            if (Try(CaseGen.Make(seed), seed, seed % 3 == 0) is { } report)
            {
                return $"Seed {seed}\n\n{report}";
            }
        }

        return null;
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
            Compared++;
            return CounterExample.Find(engine, input, layout, json);
        }
        catch (TooLargeException)
        {
            Compared--;
            Skipped++;
            return null;
        }
    }
}
