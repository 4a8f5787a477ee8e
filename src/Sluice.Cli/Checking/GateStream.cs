using System.Buffers;
using System.Text;
using System.Text.Json;
using Sluice.Cli.Commands;
using Sluice.Cli.Files;
using Sluice.Cli.Io;
using Sluice.Cli.Rendering;
using Sluice.Core.Evaluation;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>
/// Decides JSON lines as they are read and writes a line for each: on all cores, in the order of the input, in the same memory whatever their
/// number. Diagnostics go to standard error on the way.
/// </summary>
/// <param name="context">The console.</param>
/// <param name="engine">The policies.</param>
/// <param name="policies">Where they are.</param>
/// <param name="gates">A gate for the next lines.</param>
internal sealed class GateStream(CliContext context, PolicyEngine engine, PolicyFolder policies, Func<Gate> gates)
{
    // Enough that no core waits for the one that writes.
    private readonly int most = 4 * Environment.ProcessorCount;
    private readonly ProgressLine progress = new(context.Io);
    private int exitCode = ExitCodes.Allowed;

    /// <summary>Decides all manifests: files of JSON lines and standard input line by line, others as a whole.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IEnumerable<ManifestFile> manifests, Stream output)
    {
        foreach (var manifest in manifests)
        {
            if (manifest.FullPath is { } path && !path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
            {
                var gate = gates();
                gate.Decide(engine, policies, manifest);
                Write(Finish(gate), output);
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

    private void RunLines(ManifestFile manifest, Stream output)
    {
        var problems = new List<Diagnostic>();
        var any = false;
        try
        {
            using var input = manifest.FullPath is { } path ? File.OpenRead(path) : context.Io.OpenInput();
            var length = manifest.FullPath is null ? 0 : input.Length;
            var reader = new LineReader(input, manifest.Display);
            var open = new Queue<Task<(byte[] Lines, int Count, CheckReport Report)>>();
            for (var lines = reader.Next(problems); lines.Count > 0; lines = reader.Next(problems))
            {
                any = true;
                var batch = lines;
                open.Enqueue(Task.Run(() => Decide(batch)));
                if (open.Count == most)
                {
                    Write(open.Dequeue().GetAwaiter().GetResult(), output);
                    progress.Show(reader.Position, length);
                }
            }

            while (open.TryDequeue(out var task))
            {
                Write(task.GetAwaiter().GetResult(), output);
            }
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e) && e is not ArgumentException)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, manifest.Display, SystemMessage.Of(e)));
        }

        if (!any && problems.Count == 0)
        {
            problems.Add(Diagnostic.Create(CommandDiagnostics.NoManifest, null, manifest.Display));
        }

        if (problems.Count > 0)
        {
            progress.Clear();
            context.Report(problems);
            exitCode = ExitCodes.Worse(exitCode, ExitCodes.Unreadable);
        }
    }

    private (byte[] Lines, int Count, CheckReport Report) Decide(List<SourceText> lines)
    {
        var gate = gates();
        gate.DecideLines(engine, policies, lines);
        return Finish(gate);
    }

    private (byte[] Lines, int Count, CheckReport Report) Finish(Gate gate)
    {
        var report = gate.Report(policies);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(buffer, JsonText.OneLine);
        foreach (var verdict in report.Verdicts)
        {
            VerdictJson.Write(json, verdict);
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
        }

        return (buffer.WrittenSpan.ToArray(), report.Verdicts.Length, report);
    }

    private void Write((byte[] Lines, int Count, CheckReport Report) done, Stream output)
    {
        output.Write(done.Lines);
        progress.Add(done.Count);
        exitCode = ExitCodes.Worse(exitCode, done.Report.ExitCode);
        if (!done.Report.Diagnostics.IsEmpty)
        {
            progress.Clear();
            context.Report(done.Report.Diagnostics);
        }
    }
}
