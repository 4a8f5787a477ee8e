namespace Sluice.Records.Sql.Forms;

/// <summary>The forms by their names.</summary>
public static class SqlForms
{
    /// <summary>The words for <c>--form</c>, in the order of <see cref="SqlForm"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["select", "view", "ctas", "row-filter", "trino-rules"];

    /// <summary>The form of that name; the query itself where there is none.</summary>
    public static SqlForm Of(string? name) => (SqlForm)Math.Max(0, Names.ToList().IndexOf(name ?? ""));

    /// <summary>Its name.</summary>
    public static string NameOf(SqlForm form) => Names[(int)form];

    /// <summary>Whether it is asked on later days than that on which it is printed, so that it has to know the current one.</summary>
    public static bool IsAskedLater(SqlForm form) => form is SqlForm.View or SqlForm.RowFilter or SqlForm.TrinoRules;

    /// <summary>Whether the text makes something that has a name of its own.</summary>
    public static bool IsNamed(SqlForm form) => form is SqlForm.View or SqlForm.Ctas;
}
