using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Sluice.Tests.Records;

/// <summary>A PostgreSQL server of the tests' own on the loopback address, in a folder that goes with it.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>A user who has to show a password.</summary>
    public const string Guarded = "guarded";

    /// <summary>The password of that user.</summary>
    public const string Password = "open;'\"sesame";

    private const string Memory = "/dev/shm";

    private readonly string folder;
    private readonly NpgsqlDataSource source;

    /// <summary>Starts it.</summary>
    public PostgresServer()
    {
        if (Programs is null)
        {
            // Only reached where nothing may be skipped.
            throw new InvalidOperationException("PostgreSQL is not installed: install the package postgresql");
        }

        // In memory where there is room: a disk that stalls would make the tests wait, and nothing here outlives them.
        folder = Directory
            .CreateDirectory(
                Path.Combine(HasRoom(Memory) ? Memory : Path.GetTempPath(), $"sluice-postgres-{Environment.ProcessId}-{Guid.NewGuid():N}")
            )
            .FullName;
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            Run("chown", "postgres", folder);
        }

        AsServer("initdb", "-D", Path.Combine(folder, "data"), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        File.WriteAllText(
            Path.Combine(folder, "data", "pg_hba.conf"),
            $"host all {Guarded} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
        );
        Start();
        source = NpgsqlDataSource.Create(Address());
        using var connection = Open();
        Execute(
            connection,
            $"CREATE ROLE {Guarded} LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}'; GRANT CREATE ON SCHEMA public TO {Guarded}"
        );
    }

    /// <summary>Where its programs are; null where it is not installed.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Order(StringComparer.Ordinal)
                .Select(static d => Path.Combine(d, "bin"))
                .LastOrDefault(static d => File.Exists(Path.Combine(d, "initdb")))
            : null;

    /// <summary>Its port.</summary>
    public int Port { get; private set; }

    /// <summary>What to connect with.</summary>
    public string Address(string user = "postgres", string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Username={user};Database={database};Pooling=false;Timeout=300;Command Timeout=0";

    /// <summary>A connection.</summary>
    public NpgsqlConnection Open() => source.OpenConnection();

    /// <summary>Runs statements.</summary>
    public static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        source.Dispose();
        AsServer("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        for (var tries = 1; ; tries++)
        {
            Port = FreePort();
            try
            {
                AsServer(
                    "pg_ctl",
                    "-D",
                    Path.Combine(folder, "data"),
                    "-w",
                    "-t",
                    "300",
                    "-l",
                    Path.Combine(folder, "log"),
                    "-o",
                    $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c autovacuum=off",
                    "start"
                );
                return;
            }
            catch (InvalidOperationException) when (tries < 5)
            {
                // Another process took the port in between.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
