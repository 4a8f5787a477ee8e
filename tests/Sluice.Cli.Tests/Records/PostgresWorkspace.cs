using Npgsql;
using Sluice.Tests.Records;

namespace Sluice.Cli.Tests.Records;

/// <summary>The usual policy, manifest, rows and ledger, in a database of its own on the tests' server.</summary>
internal sealed class PostgresWorkspace : IDisposable
{
    private static int databases;
    private readonly PostgresServer server;
    private readonly string database = $"rows{Interlocked.Increment(ref databases)}";

    public PostgresWorkspace(PostgresServer server)
    {
        this.server = server;
        using (var connection = server.Open())
        {
            PostgresServer.Execute(connection, $"CREATE DATABASE {database}");
        }

        Files.Variables["SLUICE_CONNECTION"] = Address();
        Files.Manifest();
        Sql(
            """
            CREATE TABLE people (key text, grown boolean, id integer, value text);
            INSERT INTO people VALUES ('p4', true, 4, 'd'), ('p1', true, 1, 'a'), ('p2', false, 2, 'b'), ('p3', NULL, 3, 'c');
            CREATE TABLE ledger (subject text, consent text, granted_at date, withdrawn_at date, expires_at date, notice text);
            INSERT INTO ledger VALUES ('p1', 'yes', '2024-01-01', NULL), ('p4', 'yes', '2024-01-01', '2024-02-01');
            """
        );
        // Nothing of it lies in files.
        File.Delete(Path.Combine(Files.Folder, "rows.csv"));
        File.Delete(Path.Combine(Files.Folder, "ledger.csv"));
    }

    public RowWorkspace Files { get; } = new();

    public string Address(string user = "postgres") => server.Address(user, database);

    public void Sql(string statements, string? other = null)
    {
        using var connection = new NpgsqlConnection(server.Address("postgres", other ?? database));
        connection.Open();
        PostgresServer.Execute(connection, statements);
    }

    /// <summary>The rows of a query, cells between bars.</summary>
    public List<string> Rows(string query)
    {
        using var connection = new NpgsqlConnection(Address());
        connection.Open();
        using var command = new NpgsqlCommand(query, connection) { AllResultTypesAreUnknown = true };
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : reader.GetString(i))));
        }

        return rows;
    }

    /// <summary>Everything that users have made in the database.</summary>
    public List<string> Made() =>
        Rows(
            """
            SELECT c.relkind::text || ' ' || c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            UNION ALL SELECT 'schema ' || nspname FROM pg_namespace UNION ALL SELECT 'function ' || oid::regprocedure FROM pg_proc WHERE oid >= 16384
            UNION ALL SELECT 'type ' || oid::regtype FROM pg_type WHERE oid >= 16384 ORDER BY 1
            """
        );

    public int Filter(params string[] options) =>
        Files.Run(["filter", "transfer.yaml", "--policies", "set", "--engine", "postgres", .. options]);

    public void Dispose() => Files.Dispose();
}
