using System.Diagnostics;
using System.Globalization;

namespace Sluice.Cli.Hosting;

/// <summary>One line on a terminal that says how far the work is; nothing where standard error is no terminal.</summary>
/// <param name="io">The console.</param>
/// <param name="what">What is counted.</param>
internal sealed class ProgressLine(IConsoleIo io, string what = "transfers")
{
    private const int Width = 60;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private string counted = what;
    private long shown = -1;
    private long done;

    /// <summary>So many more are done.</summary>
    public void Add(int count) => done += count;

    /// <summary>So many are done in all.</summary>
    public void Set(long count) => done = count;

    /// <summary>Something new begins, which takes its own time.</summary>
    /// <param name="unit">What is counted from now on.</param>
    public void Restart(string unit)
    {
        clock.Restart();
        (counted, done) = (unit, 0);
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
        var text = string.Create(CultureInfo.InvariantCulture, $"{done:#,0} {counted}");
        if (length > 0 && position > 0)
        {
            var left = clock.Elapsed.TotalSeconds * (length - position) / position;
            text += string.Create(CultureInfo.InvariantCulture, $"  {100 * position / length} %  {Math.Ceiling(left):#,0} s left");
        }

        Draw("\r" + text.PadRight(Width));
    }

    /// <summary>Takes the line away again.</summary>
    public void Clear()
    {
        if (shown >= 0)
        {
            Draw("\r" + new string(' ', Width) + "\r");
            shown = -1;
        }
    }

    private void Draw(string text)
    {
        try
        {
            io.Error.Write(text);
        }
        catch (IOException)
        {
            // The terminal has gone away. Progress that cannot be shown ends no run, least of all from a thread where no handler would
            // catch the exception.
        }
    }
}
