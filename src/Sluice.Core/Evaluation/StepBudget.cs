namespace Sluice.Core.Evaluation;

/// <summary>
/// The work that searches may do, counted in rules and conditions evaluated: the same on every machine, so that a search that is cut short
/// is cut at the same place everywhere. What a search that was cut short did not show counts as not shown, never as permitted.
/// </summary>
/// <param name="most">How much work there may be in all.</param>
internal sealed class StepBudget(long most = long.MaxValue)
{
    /// <summary>The most that one search for a person or for values may do.</summary>
    public const long MostForOneSearch = 1_000_000;

    /// <summary>The least work that a search may do, however many searches of a transfer were cut short.</summary>
    public const long LeastForOneSearch = 10_000;

    private long forOneSearch = MostForOneSearch;

    /// <summary>How many searches were cut short.</summary>
    public int Cuts { get; private set; }

    /// <summary>Whether nothing is left: results found since are not valid.</summary>
    public bool IsSpent => Done >= most;

    /// <summary>How much was done.</summary>
    public long Done { get; private set; }

    /// <summary>
    /// How much the next search may do. Each that is cut short halves it, so that hundreds of hopeless flows do not take hundreds of times
    /// as long.
    /// </summary>
    public long ForOneSearch => Math.Min(forOneSearch, most - Done);

    /// <summary>Adds work that was done.</summary>
    public void Spend(long work) => Done += work;

    /// <summary>Records that a search was cut short.</summary>
    public void Cut()
    {
        Cuts++;
        forOneSearch = Math.Max(LeastForOneSearch, forOneSearch / 2);
    }
}
