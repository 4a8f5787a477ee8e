namespace Sluice.Cli.Tests.Clusters.Forms;

/// <summary>Starts the server with rules when the first test asks for it: where all are skipped, none is started.</summary>
public sealed class TrinoRulesFixture : IDisposable
{
    private readonly Lazy<TrinoRulesServer> server = new(static () => new TrinoRulesServer());

    /// <summary>The server.</summary>
    public TrinoRulesServer Server => server.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
