using System.Diagnostics;
using Npgsql;

namespace Sluice.Tests.Records;

/// <summary>A PostgreSQL server of the tests' own, in a folder that goes with it; none where it is not installed.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly string? folder;

    /// <summary>Starts it.</summary>
    public PostgresServer()
    {
        Programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(static d => Path.Combine(d, "bin")).LastOrDefault(static d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (Programs is null)
        {
            return;
        }

        // In memory where there is room: a disk that stalls would make the tests wait, and nothing here outlives them.
        folder = Path.Combine(HasRoom(Memory) ? Memory : Path.GetTempPath(), $"sluice-postgres-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            Run("chown", "postgres", folder);
        }

        AsServer("initdb", "-D", Path.Combine(folder, "data"), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        AsServer("pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"), "-o", $"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off -c autovacuum=off", "start");
        Source = NpgsqlDataSource.Create($"Host={folder};Username=postgres;Database=postgres;Pooling=false;Timeout=300;Command Timeout=0");
    }

    /// <summary>Where to connect; null where PostgreSQL is not installed.</summary>
    public NpgsqlDataSource? Source { get; }

    private string? Programs { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder is null)
        {
            return;
        }

        Source?.Dispose();
        AsServer("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static bool HasRoom(string path) => Directory.Exists(path) && new DriveInfo(path).AvailableFreeSpace > 1L << 30;

    private void AsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        // Nothing is read from it: a server that stays would keep the pipe open.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" > /dev/null 2>&1 < /dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
