using System.Collections.Concurrent;
using Sluice.Scripting.Compilation;
using Sluice.Scripting.Facts;
using Sluice.Syntax.Text;

namespace Sluice.Scripting.Hosting;

/// <summary>
/// Compiles and runs scripts in this very process, on threads of their own. A stack that overflows ends it, and no .NET thread can be
/// stopped from outside: so this is what a <see cref="ScriptWorker"/> does, whose end harms no other process.
/// </summary>
/// <param name="clock">What their limits are measured by.</param>
internal sealed class LocalScripts(ScriptClock clock) : IScriptHost
{
    // The compiler calls itself for whatever lies inside something else; the room costs nothing until it is used.
    private const int StackSize = 256 * 1024 * 1024;

    private readonly ConcurrentDictionary<(string Path, string Content), Lazy<Compiled>> scripts = new();

    /// <summary>How much time may be spent on compiling one script.</summary>
    public static TimeSpan CompileLimit { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public ScriptOutcome Run(SourceText source, TransferFacts facts, TimeSpan limit)
    {
        var (script, end) = scripts.GetOrAdd((source.Path, source.Content), _ => new Lazy<Compiled>(() => Compile(source))).Value;
        if (script?.Runner is not { } runner)
        {
            return new ScriptOutcome(end) { Diagnostics = script?.Diagnostics ?? [] };
        }

        var run = FactScriptExecution.Run(runner, facts, source.Path, clock, limit);
        return (run.TimedOut, run.Failure) switch
        {
            (true, _) => new ScriptOutcome(ScriptEnd.TooSlow),
            (_, null) => new ScriptOutcome(ScriptEnd.Gave) { Result = run.Result },
            (_, OutOfMemoryException) => new ScriptOutcome(ScriptEnd.OutOfMemory),
            (_, { } failure) => new ScriptOutcome(ScriptEnd.Threw) { Message = failure.Message, Line = run.FailureLine },
        };
    }

    private Compiled Compile(SourceText source)
    {
        var compiled = new Compiled(null, ScriptEnd.CompiledTooSlowly);
        var thread = new Thread(Work, StackSize) { IsBackground = true, Name = "fact script compiler" };
        thread.Start();
        return clock.Wait(thread.Join, CompileLimit) ? compiled : new Compiled(null, ScriptEnd.CompiledTooSlowly);

        void Work()
        {
            try
            {
                compiled = new Compiled(FactScriptCompiler.Compile(source), ScriptEnd.Refused);
            }
            catch (OutOfMemoryException)
            {
                compiled = new Compiled(null, ScriptEnd.OutOfMemory);
            }
            catch (InsufficientExecutionStackException)
            {
                compiled = new Compiled(null, ScriptEnd.Crashed);
            }
        }
    }

    /// <summary>A script as compiled, and how running it ends when it cannot be run.</summary>
    private sealed record Compiled(FactScript? Script, ScriptEnd End);
}
