namespace Sluice.Benchmarks.Starting;

/// <summary>A program that is started again and again.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Rules">How many rules its policies have.</param>
/// <param name="Path">The file.</param>
/// <param name="Arguments">What it is asked to do.</param>
/// <param name="Floor">The name of the program whose time is the floor for it.</param>
internal sealed record MeasuredProgram(string Name, int Rules, string Path, IReadOnlyList<string> Arguments, string Floor)
{
    /// <summary>How long each start took, in nanoseconds.</summary>
    public List<double> Times { get; } = [];

    /// <summary>The most memory it had at once, in bytes; the median of some runs.</summary>
    public long Memory { get; set; }

    /// <summary>The median of its times.</summary>
    public double Median => Times.Order().ElementAt(Times.Count / 2);
}
