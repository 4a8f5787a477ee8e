namespace Sluice.Cli.Rendering;

/// <summary>One form in which verdicts are written.</summary>
internal interface IReportRenderer
{
    /// <summary>The whole output; the same for the same report, always.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="colour">Whether colour is wanted; only text has any.</param>
    string Render(CheckReport report, bool colour);
}
