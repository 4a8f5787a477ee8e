using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sluice.Records.Diagnostics;
using Sluice.Records.Plans;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Sql.Forms;

/// <summary>
/// Rules of Trino's file-based access control: for each table and each user of a recipient one that shows the rows and columns that are
/// permitted, and behind them one for the user without any privilege. Of these rules the first that fits counts. The file may hold nothing
/// but rules, so that what is to be said stands in the filters, as comments.
/// </summary>
public static class TrinoRules
{
    /// <summary>
    /// Columns that a connector adds to a table without telling of them: paths and partitions show values, and rules show every column they
    /// do not name.
    /// </summary>
    private static readonly string[] Untold = ["$path", "$partition", "$bucket", "$file_size", "$file_modified_time", "$row_id"];

    /// <summary>The file; what stands against it is reported, and it must then not be used.</summary>
    public static string Write(IReadOnlyList<TransferPlan> plans, TableMap map, FormRequest request, DiagnosticBag diagnostics)
    {
        CheckUsers(plans, request, diagnostics);
        using var written = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                written,
                new JsonWriterOptions
                {
                    Indented = true,
                    NewLine = "\n",
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
        )
        {
            json.WriteStartObject();
            json.WriteStartArray("tables");
            var users = new SortedSet<string>(plans.SelectMany(p => Users(p, request)).Select(static u => u.User), StringComparer.Ordinal);
            var taken = new Dictionary<(string User, string Table), string>();
            foreach (var plan in plans)
            {
                foreach (
                    var table in plan
                        .Datasets.Where(static d => !d.Written.IsEmpty)
                        .Select(d => TrinoTable.Of(plan, d, map, request, diagnostics))
                        .OfType<TrinoTable>()
                )
                {
                    foreach (var (partner, user) in Users(plan, request))
                    {
                        if (!taken.TryAdd((user, string.Join('.', table.Name)), plan.Manifest.Name.Value))
                        {
                            diagnostics.Add(
                                Diagnostic.Create(
                                    RecordsDiagnostics.FormTwice,
                                    null,
                                    $"a rule for `{user}` and `{TableMap.Display(table.Name)}`",
                                    taken[(user, string.Join('.', table.Name))],
                                    plan.Manifest.Name.Value
                                )
                            );
                        }

                        WriteRule(json, table, partner, user, request.Owner!);
                    }
                }
            }

            foreach (var user in users)
            {
                json.WriteStartObject();
                json.WriteString("user", Literally(user));
                json.WriteStartArray("privileges");
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(written.ToArray()) + "\n";
    }

    private static void WriteRule(Utf8JsonWriter json, TrinoTable table, string partner, string user, string owner)
    {
        json.WriteStartObject();
        json.WriteString("user", Literally(user));
        foreach (var (key, name) in new[] { "catalog", "schema", "table" }.Zip(table.Name))
        {
            json.WriteString(key, Literally(name));
        }

        json.WriteStartArray("privileges");
        json.WriteStringValue("SELECT");
        json.WriteEndArray();
        json.WriteString("filter", table.Filter);
        WriteUser(json, "filter_environment", owner);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns.Select(static c => c.Name).Concat(Untold))
        {
            var shown = table.ShownTo(partner, column);
            var mask = shown is null ? null : table.MaskOf(shown);
            if (shown is not null && mask is null)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("name", column);
            if (mask is null)
            {
                json.WriteBoolean("allow", false);
            }
            else
            {
                json.WriteString("mask", mask);
                WriteUser(json, "mask_environment", owner);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, string key, string user)
    {
        json.WriteStartObject(key);
        json.WriteString("user", user);
        json.WriteEndObject();
    }

    private static IEnumerable<(string Partner, string User)> Users(TransferPlan plan, FormRequest request) =>
        request.Users.Where(u => plan.Manifest.Recipients.Any(r => r.Partner.Name == u.Partner));

    private static void CheckUsers(IReadOnlyList<TransferPlan> plans, FormRequest request, DiagnosticBag diagnostics)
    {
        var recipients = plans
            .SelectMany(static p => p.Manifest.Recipients.Select(static r => r.Partner.Name))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        foreach (var (partner, user) in request.Users)
        {
            if (!recipients.Contains(partner))
            {
                diagnostics.Add(
                    Diagnostic
                        .Create(
                            RecordsDiagnostics.UserOfNobody,
                            null,
                            partner,
                            string.Join(", ", plans.Select(static p => p.Manifest.Name.Value))
                        )
                        .WithHint(
                            DiagnosticHint.DidYouMean(NearestName.Find(partner, recipients))
                                ?? "they are " + string.Join(", ", recipients.Select(static r => $"`{r}`"))
                        )
                );
            }

            if (user == request.Owner)
            {
                diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.UserIsOwner, null, user));
            }
        }

        // A user of an unknown recipient may be meant for one of those without a user: that is one mistake.
        var areMeant = request.Users.All(u => recipients.Contains(u.Partner));
        foreach (var plan in plans.Where(p => areMeant && p.WritesAnything && !Users(p, request).Any()))
        {
            diagnostics.Add(Diagnostic.Create(RecordsDiagnostics.UserNeeded, null, plan.Manifest.Name.Value));
        }
    }

    // In these rules a name is a pattern for whole names.
    private static string Literally(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            text.Append(
                    char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-' or ' ' or '@')
                        ? "\\"
                        : ""
                )
                .Append(character);
        }

        return text.ToString();
    }
}
