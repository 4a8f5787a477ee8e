using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Sluice.Records.Diagnostics;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>Hands statements to a client of the user's and reads what it prints.</summary>
/// <param name="command">The client and the user's own arguments for it.</param>
/// <param name="form">How it takes queries.</param>
/// <param name="folder">An empty folder for the files with the queries; it is removed in the end.</param>
/// <param name="limit">How long one call may take; null for as long as it needs.</param>
/// <param name="voice">The handlers of its output.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ClientRun(
    IReadOnlyList<string> command,
    ClientForm form,
    string folder,
    TimeSpan? limit,
    ClientOutputHandlers voice,
    DiagnosticBag diagnostics
) : IDisposable
{
    // How long a process gets to end before it is signalled again, and how long streams of a client that has ended are waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private readonly Lock undivided = new();
    private readonly ManualResetEventSlim stopped = new();
    private readonly ClientNotices notices = new(voice.Notice);
    private int queries;
    private bool isRunning;
    private volatile bool isInterrupted;

    /// <summary>Runs one query.</summary>
    /// <param name="query">The query, without a semicolon.</param>
    /// <param name="columns">The names of its columns; null where only their number is known.</param>
    /// <param name="width">The number of its columns.</param>
    /// <param name="row">Takes each row and its cells as text; says what is wrong with it, or null.</param>
    /// <returns>Whether it ran to its end and every line was a row; if not, it has been reported.</returns>
    public bool Run(string query, IReadOnlyList<string>? columns, int width, Func<JsonElement, string?[], string?> row) =>
        Read(form.Wrap(query, width), columns, width, row);

    /// <summary>The same for a query that is handed over as it is.</summary>
    public bool Read(string text, IReadOnlyList<string>? columns, int width, Func<JsonElement, string?[], string?> row)
    {
        var answer = new ClientAnswer(columns, width, row, notices);
        var fine = Execute(text, answer.Take);
        notices.End(fine && answer.HasRows);
        return fine;
    }

    /// <summary>Executes statements in one call, as they are.</summary>
    /// <returns>The lines printed for each of them; null when it failed, which has been reported.</returns>
    public IReadOnlyList<IReadOnlyList<string>>? Ask(params IReadOnlyList<string> statements) => Ask(statements, static _ => null);

    /// <summary>The same.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="refused">
    /// What is to be said when the client ends with an error at the statement of that number; null for nothing of its own.
    /// </param>
    public IReadOnlyList<IReadOnlyList<string>>? Ask(IReadOnlyList<string> statements, Func<int, Diagnostic?> refused)
    {
        // Whatever a table is called or commented: no line of an answer is taken for the end of one.
        var mark = "sluice " + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var between = $"SELECT '{mark}' AS mark;\n";
        var answers = new List<List<string>>();
        var fine = Execute(
            between + string.Concat(statements.Select(s => $"{s};\n{between}")),
            line =>
            {
                if (!Utf8.IsValid(line.Span))
                {
                    return "a line of it is not UTF-8";
                }

                var text = ClientLines.Text(line);
                if (text == mark || text == $$"""{"mark":"{{mark}}"}""")
                {
                    answers.Add([]);
                }
                else if (answers.Count > 0)
                {
                    answers[^1].Add(text);
                }

                return null;
            },
            () => refused(answers.Count - 1)
        );
        return fine && (answers.Count == statements.Count + 1 || Wrong("it is not whole")) ? answers[..^1] : null;
    }

    /// <summary>
    /// Ends the client that is at work, if there is one; a thread that waits for it never resumes, for this process ends. A statement that
    /// must not be cut off is waited for.
    /// </summary>
    public void Interrupt()
    {
        lock (undivided)
        {
            lock (gate)
            {
                isInterrupted = true;
                if (!isRunning)
                {
                    return;
                }
            }
        }

        stopped.Wait();
    }

    /// <summary>Does what an interrupt must not come between.</summary>
    public T Undivided<T>(Func<T> action)
    {
        lock (undivided)
        {
            return action();
        }
    }

    /// <summary>Another one for the same client, which no interrupt reaches.</summary>
    /// <param name="most">How long it may take.</param>
    /// <param name="bag">Takes what stands against it.</param>
    public ClientRun Again(TimeSpan most, DiagnosticBag bag)
    {
        var own = Path.Combine(folder, "again-" + RandomNumberGenerator.GetHexString(8));
        Directory.CreateDirectory(own);
        return new ClientRun(command, form, own, most, voice, bag);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private bool Execute(string text, Func<ReadOnlyMemory<byte>, string?> take, Func<Diagnostic?>? refused = null)
    {
        lock (gate)
        {
            isRunning = !isInterrupted;
        }

        if (!isRunning)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        try
        {
            return Submit(text, take, refused);
        }
        finally
        {
            lock (gate)
            {
                isRunning = false;
            }

            if (isInterrupted)
            {
                stopped.Set();
                Thread.Sleep(Timeout.Infinite);
            }
        }
    }

    private bool Submit(string text, Func<ReadOnlyMemory<byte>, string?> take, Func<Diagnostic?>? refused)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"query-{++queries}.sql"));
        File.WriteAllText(file, text, new UTF8Encoding(false));
        var process = ClientProcess.Start([.. command, .. form.Arguments(file)]);
        if (process is null)
        {
            return Failed("cannot be started: there is no such program, or it may not be run", started: false);
        }

        var (lines, errors) = (new ClientLines(process.Output), new ClientLines(process.Error));
        var saying = new Thread(() => Say(errors)) { IsBackground = true };
        saying.Start();
        var failure = (ExceptionDispatchInfo?)null;
        var (late, wrong) = Follow(process, lines, line =>
        {
            try
            {
                return take(line);
            }
            catch (Exception e)
            {
                // Whatever fails here, a full disk perhaps: the client has to end first.
                failure = ExceptionDispatchInfo.Capture(e);
                return "";
            }
        });
        lines.Abandon();
        saying.Join(Patience);
        errors.Abandon();
        failure?.Throw();
        return wrong is not null ? Wrong(wrong)
            : late ? Failed(string.Create(CultureInfo.InvariantCulture, $"did not end within {limit!.Value.TotalSeconds:0.###} seconds"))
            : process.ExitCode switch
            {
                0 => true,
                null => Failed("does not end"),
                < 0 and var signal => Failed(string.Create(CultureInfo.InvariantCulture, $"was ended by signal {-signal}")),
                var code => refused?.Invoke() is { } known
                    ? Said(known)
                    : Failed(string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}")),
            };
    }

    /// <summary>
    /// Reads to the end; ends a client that is late, answers wrongly, or has to end, and what holds its streams when it is gone itself.
    /// </summary>
    private (bool Late, string? Wrong) Follow(ClientProcess process, ClientLines lines, Func<ReadOnlyMemory<byte>, string?> take)
    {
        const int Pause = 20;
        var clock = Stopwatch.StartNew();
        var (late, wrong) = (false, (string?)null);
        TimeSpan? gone = null;
        TimeSpan? next = null;
        var step = EndingStep.Interrupt;
        while (true)
        {
            var isEnding = next is not null;
            if (lines.IsAtEnd)
            {
                Thread.Sleep(process.ExitCode is null || isEnding ? 2 : 0);
            }
            else if (lines.Next(Pause) is { } line)
            {
                wrong ??= isEnding ? null : take(line);
            }

            gone ??= process.ExitCode is null ? null : clock.Elapsed;
            if (isEnding ? !process.IsThere : gone is not null && lines.IsAtEnd)
            {
                return (late, wrong);
            }

            late |= !isEnding && clock.Elapsed > limit;
            if (
                isEnding
                    ? clock.Elapsed > next
                    : late || wrong is not null || isInterrupted || (gone is { } at && !lines.IsAtEnd && clock.Elapsed - at > Patience)
            )
            {
                if (isEnding && step == EndingStep.Kill)
                {
                    return (late, wrong);
                }

                step = isEnding ? step + 1 : step;
                process.End(step);
                next = clock.Elapsed + Patience;
            }
        }
    }

    private void Say(ClientLines errors)
    {
        while (errors.Next(Timeout.Infinite) is { } line)
        {
            voice.Said?.Invoke(ClientLines.Text(line));
        }
    }

    private bool Wrong(string how) => Said(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command[0], how));

    private bool Failed(string how, bool started = true) =>
        Said(
            Diagnostic
                .Create(RecordsDiagnostics.ClientFailed, null, command[0], how)
                .WithHint(
                    started && voice.Said is null
                        ? "what it says itself may hold cells of rows and is not shown; `--client-messages` passes it on"
                        : null
                )
        );

    private bool Said(Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return false;
    }
}
