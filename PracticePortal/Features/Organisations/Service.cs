namespace PracticePortal.Features.Organisations;

/// <summary>A service that an organisation uses and an agency may share.</summary>
public enum Service
{
    SpirisScanner,
}
