using System.Collections.Concurrent;
using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>
/// Decides JSON lines as they are read and writes a line for each: on all cores, in the order of the input, in the same memory whatever
/// their number. Diagnostics go to standard error on the way.
/// </summary>
/// <param name="context">The console.</param>
/// <param name="engine">The policies.</param>
/// <param name="policies">Where they are.</param>
/// <param name="gates">Makes a check run for the next lines.</param>
internal sealed class CheckStream(CliContext context, PolicyEngine engine, PolicyFolder policies, Func<CheckRun> gates)
{
    // Enough that no core waits for the one that writes.
    private readonly int most = 4 * Environment.ProcessorCount;
    private readonly ProgressLine progress = new(context.Io);
    private readonly ConcurrentBag<LineBatch> idle = [];
    private int exitCode = ExitCodes.Allowed;

    /// <summary>Decides all manifests: files of JSON lines and standard input line by line, others as a whole.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IEnumerable<NamedFile> manifests, Stream output)
    {
        foreach (var manifest in manifests)
        {
            if (manifest is { FullPath: not null, HasLines: false })
            {
                var checkRun = gates();
                checkRun.Decide(engine, policies, manifest);
                var report = checkRun.Report(policies);
                var lines = new VerdictLines();
                foreach (var verdict in report.Verdicts)
                {
                    lines.Add(verdict);
                }

                Write(lines, report, output);
            }
            else
            {
                RunLines(manifest, output);
            }
        }

        progress.Clear();
        output.Flush();
        return exitCode;
    }

    private void RunLines(NamedFile manifest, Stream output)
    {
        Diagnostic? refusal = null;
        var any = false;
        try
        {
            using var input = manifest.Open(context.Io);
            var length = manifest.FullPath is null ? 0 : input.Length;
            var reader = new LineReader(input, manifest.Display);
            var open = new Queue<Task<(LineBatch Batch, CheckReport Report)>>();
            while (true)
            {
                var problems = new List<Diagnostic>();
                var next = reader.Next(problems);
                if (next.Count + problems.Count == 0)
                {
                    break;
                }

                any = true;
                open.Enqueue(Task.Run(() => Decide(next, problems)));
                if (open.Count == most)
                {
                    Finish(open.Dequeue(), output);
                    progress.Show(reader.Position, length);
                }
            }

            while (open.TryDequeue(out var task))
            {
                Finish(task, output);
            }
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e) && e is not ArgumentException)
        {
            refusal = manifest.Unreadable(e);
        }

        if (!any && refusal is null)
        {
            refusal = Diagnostic.Create(CommandDiagnostics.NoManifest, null, manifest.Display).WithFile(manifest.Display);
        }

        if (refusal is not null)
        {
            progress.Clear();
            context.Report([refusal]);
            exitCode = ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
        }
    }

    private (LineBatch Batch, CheckReport Report) Decide(List<SourceText> lines, List<Diagnostic> undecoded)
    {
        var checkRun = gates();
        checkRun.Note(undecoded);
        var batch = idle.TryTake(out var used) ? used : new LineBatch(engine.Program.Vocabulary);
        checkRun.DecideLines(engine, policies, lines, batch.Reader, batch.Written);
        return (batch, checkRun.Report(policies));
    }

    private void Finish(Task<(LineBatch Batch, CheckReport Report)> task, Stream output)
    {
        var (batch, report) = task.GetAwaiter().GetResult();
        Write(batch.Written, report, output);
        batch.Written.Clear();
        idle.Add(batch);
    }

    private void Write(VerdictLines lines, CheckReport report, Stream output)
    {
        output.Write(lines.Written);
        progress.Add(lines.Count);
        exitCode = ExitCodes.Worse(exitCode, report.ExitCode);
        if (!report.Diagnostics.IsEmpty)
        {
            progress.Clear();
            context.Report(report.Diagnostics);
        }
    }
}
