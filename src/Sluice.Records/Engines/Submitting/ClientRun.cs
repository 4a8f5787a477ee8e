using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Engines.Submitting;

/// <summary>Hands queries to a client of the user's and reads the rows it prints.</summary>
/// <param name="command">The client and the user's own words for it.</param>
/// <param name="form">How it takes queries.</param>
/// <param name="folder">An empty folder for the files with the queries; it is removed in the end.</param>
/// <param name="limit">How long one query may take; null for as long as it needs.</param>
/// <param name="said">Takes what it says on standard error, line by line, which may hold cells; null where nobody may read it.</param>
/// <param name="diagnostics">Takes what stands against it.</param>
internal sealed class ClientRun(IReadOnlyList<string> command, ClientForm form, string folder, TimeSpan? limit, Action<string>? said, DiagnosticBag diagnostics) : IDisposable
{
    private static readonly string NotUtf8 = new(['\uFFFD']);

    private int queries;

    /// <summary>Runs one query.</summary>
    /// <param name="query">The query, without a semicolon.</param>
    /// <param name="columns">The names of its columns; null where only their number is known.</param>
    /// <param name="width">The number of its columns.</param>
    /// <param name="row">Takes the line of each row and its cells as text; says what is wrong with it, or null.</param>
    /// <returns>Whether it ran to its end and every line was a row; if not, it has been reported.</returns>
    public bool Run(string query, IReadOnlyList<string>? columns, int width, Func<string, string?[], string?> row)
    {
        return Submit(form.Wrap(query, width), line => Take(line, columns, width, row));
    }

    /// <summary>Has statements executed in one call, as they are.</summary>
    /// <returns>The lines printed for each of them; null when it failed, which has been reported.</returns>
    public IReadOnlyList<IReadOnlyList<string>>? Ask(params IReadOnlyList<string> statements)
    {
        // Whatever a table is called or commented: no line of an answer is taken for the end of one.
        var mark = "sluice " + RandomNumberGenerator.GetHexString(16, lowercase: true);
        var between = $"SELECT '{mark}' AS mark;\n";
        var answers = new List<List<string>>();
        var fine = Submit(between + string.Concat(statements.Select(s => $"{s};\n{between}")), line =>
        {
            if (ReferenceEquals(line, NotUtf8))
            {
                return "or one soon after it is not UTF-8";
            }

            if (line == mark || line == $$"""{"mark":"{{mark}}"}""")
            {
                answers.Add([]);
            }
            else if (answers.Count > 0)
            {
                answers[^1].Add(line);
            }

            return null;
        });
        if (fine && answers.Count != statements.Count + 1)
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command[0], "it is not whole"));
        }

        return fine && answers.Count == statements.Count + 1 ? answers[..^1] : null;
    }

    private bool Submit(string text, Func<string, string?> take)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"query-{++queries}.sql"));
        File.WriteAllText(file, text, new UTF8Encoding(false));
        using var process = new Process { StartInfo = Start(file) };
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return Failed("cannot be started: there is no such program, or it may not be run", started: false);
        }

        process.StandardInput.Close();
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.BeginErrorReadLine();
        var late = false;
        string? wrong = null;
        using (var clock = new Timer(_ => Stop(process, ref late), null, limit ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))
        {
            var number = 0;
            while (Next(process.StandardOutput) is { } line)
            {
                number++;
                if (wrong is null && (wrong = take(line)) is not null)
                {
                    wrong = string.Create(CultureInfo.InvariantCulture, $"line {number} {wrong}");
                    var ended = false;
                    Stop(process, ref ended);
                }
            }

            process.WaitForExit();
        }

        if (wrong is not null && !Volatile.Read(ref late))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientAnswer, null, command[0], wrong));
            return false;
        }

        return Volatile.Read(ref late) ? Failed(string.Create(CultureInfo.InvariantCulture, $"did not end within {limit!.Value.TotalSeconds:0.###} seconds"))
            : process.ExitCode == 0 || Failed(string.Create(CultureInfo.InvariantCulture, $"ended with exit code {process.ExitCode}"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ProcessStartInfo Start(string file)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var argument in command.Skip(1).Concat(form.Arguments(file)))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    // A line that is not UTF-8 is none of JSON: nothing takes the place of what cannot be read.
    private static string? Next(StreamReader output)
    {
        try
        {
            return output.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            return NotUtf8;
        }
    }

    private static string? Take(string line, IReadOnlyList<string>? columns, int width, Func<string, string?[], string?> row)
    {
        if (ReferenceEquals(line, NotUtf8))
        {
            return "or one soon after it is not UTF-8";
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return "is no JSON object";
            }

            var cells = document.RootElement.EnumerateObject().ToList();
            return cells.Count != width || (columns is not null && !cells.Select(static c => c.Name).SequenceEqual(columns, StringComparer.Ordinal))
                ? "has other columns than the query"
                : row(line, [.. cells.Select(static c => c.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => c.Value.GetString(),
                    _ => c.Value.GetRawText(),
                })]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "is no JSON";
        }
    }

    private void Say(string? line)
    {
        if (line is not null)
        {
            said?.Invoke(line);
        }
    }

    private static void Stop(Process process, ref bool done)
    {
        Volatile.Write(ref done, true);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private bool Failed(string how, bool started = true)
    {
        diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.ClientFailed, null, command[0], how)
            .WithHint(started && said is null ? "what it says itself may hold cells of rows and is not shown; `--client-messages` passes it on" : null));
        return false;
    }
}
