using Sluice.Scripting.Facts;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Hosting;

/// <summary>
/// Runs scripts in a process of their own, the same one as long as it lives. What ends it, or does not end in it, is an outcome of the
/// script; the next script has a new one.
/// </summary>
/// <param name="command">What starts a <see cref="ScriptWorker"/>.</param>
internal sealed class ProcessScripts(IReadOnlyList<string> command) : IScriptHost
{
    // Compiled scripts stay in memory to the end of the process.
    private const int MostScripts = 500;

    // The process keeps the limits itself. This limit is for a process that cannot, because it only collects garbage.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly Lock oneAtATime = new();
    private readonly HashSet<(string Path, string Content)> sent = [];
    private readonly HashSet<(string Path, string Content)> hopeless = [];
    private ScriptProcess? process;

    /// <inheritdoc/>
    public ScriptOutcome Run(SourceText source, TransferFacts facts, TimeSpan limit)
    {
        lock (oneAtATime)
        {
            var script = (source.Path, source.Content);
            if (hopeless.Contains(script))
            {
                return new ScriptOutcome(ScriptEnd.CompiledTooSlowly);
            }

            if (sent.Count >= MostScripts)
            {
                End();
            }

            sent.Add(script);
            var wasFresh = process is null;
            var outcome = RunOnce(source, facts, limit);

            // Something that ran before it must not be its fault: what counts is what it does in a process of its own.
            if (outcome.End is ScriptEnd.Crashed or ScriptEnd.OutOfMemory && !wasFresh)
            {
                outcome = RunOnce(source, facts, limit);
            }

            if (outcome.End == ScriptEnd.CompiledTooSlowly)
            {
                hopeless.Add(script);
            }

            return outcome;
        }
    }

    private ScriptOutcome RunOnce(SourceText source, TransferFacts facts, TimeSpan limit)
    {
        process ??= ScriptProcess.Start(command, LocalScripts.CompileLimit);
        if (process is null)
        {
            return new ScriptOutcome(ScriptEnd.NotStarted);
        }

        var request = new MessageWriter();
        request.Text(source.Path);
        request.Text(source.Content);
        request.Whole((long)limit.TotalMilliseconds);
        FactsWire.Write(request, facts);
        var outcome = process.Ask(request, LocalScripts.CompileLimit + limit + Grace, out var late) is { } answer
            ? Read(answer, source)
            : null;
        if (outcome?.End is ScriptEnd.Gave or ScriptEnd.Threw or ScriptEnd.Refused)
        {
            return outcome;
        }

        var ended = process;
        End();
        return outcome
            ?? new ScriptOutcome(
                late ? ScriptEnd.TooSlow
                : ended.RanOutOfMemory() ? ScriptEnd.OutOfMemory
                : ScriptEnd.Crashed
            );
    }

    private static ScriptOutcome? Read(MessageReader answer, SourceText source)
    {
        try
        {
            return OutcomeWire.Read(answer, source);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException)
        {
            return null;
        }
    }

    private void End()
    {
        process = process?.Ended();
        sent.Clear();
    }
}
