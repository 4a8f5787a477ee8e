using System.Diagnostics;
using System.Globalization;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>A real engine that the tests may ask, through a client as <c>filter --submit</c> takes one.</summary>
public abstract class Cluster : IDisposable
{
    private int schemas;
    private int files;

    private protected Cluster(string name, string schema)
    {
        (Name, SchemaStart) = (name, schema);
        Folder = Directory.CreateTempSubdirectory($"sluice-{name}-").FullName;
    }

    /// <summary>The word for <c>--engine</c> and <c>--dialect</c>.</summary>
    public string Name { get; }

    /// <summary>The client, as <c>--submit</c> takes it.</summary>
    public string Submit { get; private protected set; } = "";

    private protected string Folder { get; }

    private string SchemaStart { get; }

    /// <summary>Makes a schema of a test's own and gives its name as it stands before a table's.</summary>
    public string NewSchema()
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{SchemaStart}t{Environment.ProcessId}_{Interlocked.Increment(ref schemas)}"
        );
        Execute($"CREATE SCHEMA {name}");
        return name;
    }

    /// <summary>Runs statements, separated by semicolons, and gives the lines that the client prints.</summary>
    /// <exception cref="InvalidOperationException">One of them failed; with what the client said.</exception>
    public IReadOnlyList<string> Execute(string sql) => Execute(Submit, sql);

    /// <summary>Runs them with another client.</summary>
    public IReadOnlyList<string> Execute(string client, string sql)
    {
        var file = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"statement-{Interlocked.Increment(ref files)}.sql"));
        File.WriteAllText(file, sql + ";\n");
        using var process = Shell($"exec {client} {Arguments(file)}");
        var said = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(file);
        return process.ExitCode == 0
            ? printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"{Name}: {said.Result}\n{sql}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the last step of a start; nothing stays behind when it fails.</summary>
    private protected void OrEnd(Action step)
    {
        try
        {
            step();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Ends what was started.</summary>
    private protected abstract void End();

    /// <summary>What stands behind the client to run a file.</summary>
    private protected abstract string Arguments(string file);

    private protected static Process Shell(string command) =>
        Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
