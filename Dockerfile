# Build:  docker build -t practice-portal .
# Run:    see docs/running-in-production.md

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# Packages in a layer of their own: they change less often than the code.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY PracticePortal/PracticePortal.csproj PracticePortal/packages.lock.json PracticePortal/
RUN dotnet restore PracticePortal --locked-mode

# ReadyToRun halves the time to the first answer.
COPY PracticePortal/ PracticePortal/
RUN dotnet publish PracticePortal --configuration Release --output /published \
      --os linux --arch ${TARGETARCH:-amd64} --self-contained false -p:PublishReadyToRun=true

# The plain image has ICU and time zones, which Swedish sorting and Swedish time need; the small ones have not.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    ASPNETCORE_HTTP_PORTS=8080 \
    Portal__DataDirectory=/data
# What draws pages of PDF files, fonts for those that bring none, what reads pictures, and what bounds the processes that decode and read.
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils fonts-liberation tesseract-ocr tesseract-ocr-swe util-linux && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /published ./

USER app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "PracticePortal.dll", "health"]
ENTRYPOINT ["dotnet", "PracticePortal.dll"]
