using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sluice.Cli.Tests.Clusters;

/// <summary>A real Trino on this machine's loopback address; or the server whose client SLUICE_TEST_TRINO names.</summary>
public class TrinoServer : Cluster
{
    internal const string Variable = "SLUICE_TEST_TRINO";

    private readonly Process? server;
    private readonly Process? client;

    /// <summary>Starts it.</summary>
    public TrinoServer()
        : this(null) { }

    /// <summary>Starts it with rules of file-based access control.</summary>
    /// <param name="rules">The path of the file with the rules, which may be written anew while it runs; null for none.</param>
    private protected TrinoServer(string? rules)
        : base("trino", "memory.")
    {
        if (rules is null && EnginesFolder.Client(Variable) is { } other)
        {
            Submit = RealClient = other;
            return;
        }

        var engine = EnginesFolder.Unpacked("trino");
        Port = FreePort();
        server = Shell(
            $"{(rules is null ? "" : $"export RULES='{rules}'; ")}exec '{engine}/start' '{Folder}/data' {Port.ToString(CultureInfo.InvariantCulture)} > '{Folder}/log' 2>&1"
        );
        client = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    Path.Combine(AppContext.BaseDirectory, "trino-client.mjs"),
                    "serve",
                    $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}",
                ]
            )
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        Submit = $"bash \"{Path.Combine(AppContext.BaseDirectory, "trino-client.sh")}\" {client.StandardOutput.ReadLine()}";
        RealClient = $"{engine}/cli {Port.ToString(CultureInfo.InvariantCulture)}";
        OrEnd(WaitForAnswer);
    }

    /// <summary>Its port; 0 for a server that was not started here.</summary>
    public int Port { get; }

    /// <summary>The program <c>trino-cli</c> itself, which takes a second to start.</summary>
    public string RealClient { get; }

    private protected override void End()
    {
        foreach (var process in new[] { client, server }.OfType<Process>())
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    private protected override string Arguments(string file) => $"--file '{file}' --output-format JSON";

    private void WaitForAnswer()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (InvalidOperationException) when (tries < 600 && !server!.HasExited)
            {
                Thread.Sleep(200);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
