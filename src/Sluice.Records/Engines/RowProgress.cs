namespace Sluice.Records.Engines;

/// <summary>How far a run is; read by another thread than the one that works.</summary>
public sealed class RowProgress
{
    private readonly Lock asking = new();
    private long done;
    private long total;
    private int stages;
    private Func<double>? share;
    private volatile string unit = "rows";

    /// <summary>What is counted now.</summary>
    public string Unit => unit;

    /// <summary>How many stages have begun; each takes its own time.</summary>
    public int Stages => Volatile.Read(ref stages);

    /// <summary>How much of the present stage is done, in its unit: rows of a dataset, or bytes.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>How much of it is done, from 0 to 1; 0 where it is not known.</summary>
    public double Share
    {
        get
        {
            if (Interlocked.Read(ref total) is > 0 and var all)
            {
                return Math.Min(1, (double)Done / all);
            }

            // The engine is asked under the lock, so that it cannot go meanwhile.
            lock (asking)
            {
                return Math.Clamp(share?.Invoke() ?? 0, 0, 1);
            }
        }
    }

    /// <summary>A stage begins whose length is known.</summary>
    /// <param name="counted">What is counted.</param>
    /// <param name="all">How much there is; 0 where that is not known beforehand.</param>
    public void Begin(string counted, long all) => Begin(counted, all, null);

    /// <summary>So much more is done.</summary>
    public void Add(long count) => Interlocked.Add(ref done, count);

    /// <summary>A dataset begins.</summary>
    /// <param name="all">How many rows it has; 0 where that is not known beforehand.</param>
    /// <param name="ask">Asks the engine how much it has done, of 1.</param>
    internal void Begin(long all, Func<double> ask) => Begin("rows", all, ask);

    /// <summary>The rows pass once more.</summary>
    internal void Restart()
    {
        lock (asking)
        {
            Interlocked.Exchange(ref done, 0);
            Interlocked.Increment(ref stages);
        }
    }

    /// <summary>The engine is about to go: it is not asked any more when this returns.</summary>
    internal void End()
    {
        lock (asking)
        {
            share = null;
        }
    }

    private void Begin(string counted, long all, Func<double>? ask)
    {
        lock (asking)
        {
            share = ask;
            unit = counted;
            Interlocked.Exchange(ref done, 0);
            Interlocked.Exchange(ref total, all);
            Interlocked.Increment(ref stages);
        }
    }
}
