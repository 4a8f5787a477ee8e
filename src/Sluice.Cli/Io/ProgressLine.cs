using System.Diagnostics;
using System.Globalization;

namespace Sluice.Cli.Io;

/// <summary>One line on a terminal that says how far the work is; nothing where standard error is no terminal.</summary>
/// <param name="io">The console.</param>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(IConsoleIo io, string what = "transfers")
{
    private const int Width = 60;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long shown = -1;
    private long done;

    /// <summary>So many more are done.</summary>
    public void Add(int count) => done += count;

    /// <summary>So many are done in all.</summary>
    public void Set(long count) => done = count;

    /// <summary>Something new begins, which takes its own time.</summary>
    public void Restart()
    {
        clock.Restart();
        shown = shown < 0 ? shown : 0;
    }

    /// <summary>Shows the line, a few times a second.</summary>
    /// <param name="position">How far it is.</param>
    /// <param name="length">How far it is in the end; 0 when that is not known.</param>
    public void Show(long position, long length)
    {
        if (!io.ErrorIsTerminal || (shown >= 0 && clock.ElapsedMilliseconds - shown < 200))
        {
            return;
        }

        shown = clock.ElapsedMilliseconds;
        var text = string.Create(CultureInfo.InvariantCulture, $"{done:#,0} {what}");
        if (length > 0 && position > 0)
        {
            var left = clock.Elapsed.TotalSeconds * (length - position) / position;
            text += string.Create(CultureInfo.InvariantCulture, $"  {100 * position / length} %  {Math.Ceiling(left):#,0} s left");
        }

        io.Error.Write("\r" + text.PadRight(Width));
    }

    /// <summary>Takes the line away again.</summary>
    public void Clear()
    {
        if (shown >= 0)
        {
            io.Error.Write("\r" + new string(' ', Width) + "\r");
            shown = -1;
        }
    }
}
