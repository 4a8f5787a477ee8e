namespace Sluice.Records.Engines;

/// <summary>How far a run is; read by another thread than the one that works.</summary>
public sealed class RowProgress
{
    private long rows;
    private long total;
    private Func<double>? share;

    /// <summary>How many rows of the present dataset have been decided.</summary>
    public long Rows => Interlocked.Read(ref rows);

    /// <summary>How much of it is done, of 1; 0 where nobody knows.</summary>
    public double Share => Interlocked.Read(ref total) is > 0 and var all ? (double)Rows / all : Volatile.Read(ref share)?.Invoke() ?? 0;

    /// <summary>A dataset begins.</summary>
    /// <param name="all">How many rows it has; 0 where that is not known beforehand.</param>
    /// <param name="ask">Asks the engine how much it has done, of 1.</param>
    internal void Begin(long all, Func<double> ask)
    {
        Interlocked.Exchange(ref rows, 0);
        Interlocked.Exchange(ref total, all);
        Volatile.Write(ref share, ask);
    }

    /// <summary>The dataset begins once more.</summary>
    internal void Restart() => Interlocked.Exchange(ref rows, 0);

    /// <summary>The engine is about to go.</summary>
    internal void End() => Volatile.Write(ref share, null);

    internal void Add(int count) => Interlocked.Add(ref rows, count);
}
