using Sluice.Cli.Hosting;
using Sluice.Records.Engines;

namespace Sluice.Cli.Filtering;

/// <summary>Shows how many rows are decided and how long it will take, on a terminal, while another thread decides them.</summary>
internal sealed class RowProgressLine : IDisposable
{
    private const long Whole = 1_000_000;

    private readonly ProgressLine line;
    private readonly RowProgress progress;
    private readonly Timer? timer;
    private readonly Lock oneAtATime = new();
    private int stage;

    public RowProgressLine(IConsoleIo io, RowProgress progress)
    {
        (line, this.progress) = (new ProgressLine(io, "rows"), progress);
        Show();
        timer = io.ErrorIsTerminal ? new Timer(_ => Show(), null, 250, 250) : null;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        using var ended = new ManualResetEvent(false);
        if (timer?.Dispose(ended) == true)
        {
            ended.WaitOne();
        }

        line.Clear();
    }

    private void Show()
    {
        lock (oneAtATime)
        {
            if (progress.Stages != stage)
            {
                stage = progress.Stages;
                line.Restart(progress.Unit);
            }

            line.Set(progress.Done);
            line.Show((long)(progress.Share * Whole), Whole);
        }
    }
}
